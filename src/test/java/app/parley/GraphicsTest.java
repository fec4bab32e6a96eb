package app.parley;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphicsTest {
    @TempDir
    Path devices;

    @Test
    void nothingInTheFolderIsNoProcessor() {
        assertFalse(Graphics.hasProcessor(devices));
    }

    @Test
    void aCardThatOnlyShowsAPictureIsNoProcessor() throws IOException {
        Files.createDirectories(devices.resolve("dri"));
        Files.createFile(devices.resolve("dri/card0"));
        assertFalse(Graphics.hasProcessor(devices));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dri/renderD128", "nvidiactl", "dxg"})
    void eachDriverIsKnown(String node) throws IOException {
        Files.createDirectories(devices.resolve("dri"));
        Files.createFile(devices.resolve(node));
        assertTrue(Graphics.hasProcessor(devices));
    }
}
