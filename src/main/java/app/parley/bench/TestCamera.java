package app.parley.bench;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds the camera of tests and benchmarks: a V4L2 device in user space, an LD_PRELOAD library of a checkout. */
public final class TestCamera {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private TestCamera() {}

    /**
     * Builds the library if it is older than its sources. Several processes may ask at once, and several threads.
     *
     * @param checkout where the sources and the folder {@code target} are
     * @return absolute
     * @throws IOException if it does not compile, or there is no gcc
     */
    public static Path build(Path checkout) throws IOException, InterruptedException {
        // The compiler has a working directory of its own, and so may who loads the library.
        Path root = checkout.toAbsolutePath();
        Path sources = root.resolve("src/test/native/v4l2camera");
        Path folder = Files.createDirectories(root.resolve("target/native"));
        Path library = folder.resolve("libv4l2camera.so");
        // The channel keeps other JVMs out, the monitor our own threads.
        synchronized (TestCamera.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                if (isStale(library, sources)) {
                    compile(library, sources);
                }
            }
        }
        return library;
    }

    /** What makes a process see the camera, which films a test card that says when it was made. */
    public static Map<String, String> environment(Path library) {
        return Map.of("LD_PRELOAD", library.toString(), "PARLEY_CAMERA_CARD", "1");
    }

    private static List<Path> files(Path sources) throws IOException {
        try (Stream<Path> files = Files.list(sources)) {
            return files.sorted().toList();
        }
    }

    private static boolean isStale(Path library, Path sources) throws IOException {
        if (!Files.exists(library)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(library);
        for (Path source : files(sources)) {
            if (Files.getLastModifiedTime(source).compareTo(built) > 0) {
                return true;
            }
        }
        return false;
    }

    private static void compile(Path library, Path sources) throws IOException, InterruptedException {
        Path fresh = library.resolveSibling(library.getFileName() + ".new");
        List<String> command = new ArrayList<>(
                List.of("gcc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-o"));
        command.add(fresh.toString());
        files(sources).stream()
                .map(Path::toString)
                .filter(file -> file.endsWith(".c"))
                .forEach(command::add);
        Path log = library.resolveSibling("gcc.log");
        try {
            BuildStep.run(command, sources, log, LIMIT);
        } catch (IOException e) {
            throw new IOException(
                    "The test camera needs gcc and libc6-dev (Debian: apt-get install gcc libc6-dev), and its sources"
                            + " in " + sources + " must compile.",
                    e);
        }
        // A process that has the old one mapped keeps it.
        Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
