package app.parley.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A home folder in which a program has never been. Closing removes it. */
final class FreshHome implements AutoCloseable {
    private static final List<String> FOLDERS =
            List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR");

    private final Path directory;

    FreshHome() throws IOException {
        directory = Files.createTempDirectory("parley-bench-home-");
        for (String folder : FOLDERS) {
            Path made = Files.createDirectory(directory.resolve(folder));
            Files.setPosixFilePermissions(made, PosixFilePermissions.fromString("rwx------"));
        }
    }

    Path directory() {
        return directory;
    }

    Map<String, String> environment() {
        Map<String, String> environment = new TreeMap<>(Map.of("HOME", directory.toString()));
        FOLDERS.forEach(it -> environment.put(it, directory.resolve(it).toString()));
        return environment;
    }

    @Override
    public void close() throws IOException {
        for (int attempt = 0; Files.exists(directory) && attempt < 10; attempt++) {
            try (Stream<Path> inside = Files.walk(directory)) {
                for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            } catch (FileSystemException | UncheckedIOException e) {
                // A helper of the program wrote once more while it was ending.
            }
        }
    }
}
