package app.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateFileTest {
    @TempDir
    Path directory;

    @Test
    void whatCannotBeReadIsNoAnswer() throws Exception {
        Path path = directory.resolve("update.json");
        UpdateFile file = new UpdateFile(path);
        assertEquals(Optional.empty(), file.read());
        file.write("{}");
        assertEquals(Optional.of("{}"), file.read());
        Files.writeString(path, "x".repeat(1 << 17));
        assertEquals(Optional.empty(), file.read());
        Files.delete(path);
        Pipe.make(path);
        assertEquals(Optional.empty(), Pipe.within(file::read));
    }
}
