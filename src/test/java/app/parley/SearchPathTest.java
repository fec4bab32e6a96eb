package app.parley;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchPathTest {
    @TempDir
    Path directory;

    @Test
    void findsWhatCanBeStartedInAnyFolder() throws Exception {
        Path program = Files.createFile(directory.resolve("program"));
        Files.createFile(directory.resolve("text"));
        assertTrue(program.toFile().setExecutable(true));
        String folders = String.join(File.pathSeparator, "/nonexistent", directory.toString());
        assertTrue(SearchPath.has(folders, "program"));
        assertFalse(SearchPath.has(folders, "text"));
        assertFalse(SearchPath.has(folders, "nothing"));
        assertFalse(SearchPath.has("", "program"));
    }

    @Test
    void passesOverAFolderThatCanBeNone() throws Exception {
        assertTrue(Files.createFile(directory.resolve("program")).toFile().setExecutable(true));
        assertTrue(SearchPath.has("\0" + File.pathSeparator + directory, "program"));
    }
}
