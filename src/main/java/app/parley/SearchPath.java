package app.parley;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the system looks for programs by their name: the variable PATH. */
public final class SearchPath {
    private SearchPath() {}

    /** Whether a program of that name can be started. */
    public static boolean has(String program) {
        return has(System.getenv().getOrDefault("PATH", ""), program);
    }

    static boolean has(String folders, String program) {
        return Stream.of(folders.split(File.pathSeparator, -1)).anyMatch(folder -> isThere(folder, program));
    }

    private static boolean isThere(String folder, String program) {
        try {
            return Files.isExecutable(Path.of(folder, program));
        } catch (InvalidPathException e) {
            // A person may have typed anything there; Windows knows folders in quotes, which Java does not.
            return false;
        }
    }
}
