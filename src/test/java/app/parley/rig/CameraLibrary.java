package app.parley.rig;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The camera of these tests: a V4L2 device in user space, as an LD_PRELOAD library built from src/test/native. A
 * process started with {@link #environment} sees one camera, {@link #NAME} at /dev/video0.
 *
 * <p>Its top eighth spells the frame number: see {@link CameraPicture}.
 */
public final class CameraLibrary {
    public static final String NAME = "Parley Test Camera";

    /** How it behaves. */
    public enum Mode {
        /** 1280x720 at 30 frames a second, and smaller. */
        OK,
        /** There is no camera, not even a real one. */
        NONE,
        /** It is listed and opens, but another program streams from it: EBUSY. */
        BUSY,
        /** It is listed and may not be opened: EACCES. */
        REFUSED,
        /** It starts, and no frame ever comes. */
        SILENT
    }

    private final Path library;

    private CameraLibrary(Path library) {
        this.library = library;
    }

    /**
     * Builds the library if it is older than its sources. Several JVMs may call at once.
     *
     * @throws IOException if it does not compile, or there is no gcc
     */
    public static CameraLibrary build() throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Project.target().resolve("native"));
        Path library = folder.resolve("libv4l2camera.so");
        // The channel keeps other JVMs out, the monitor our own threads.
        synchronized (CameraLibrary.class) {
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                if (lock.isValid() && isStale(library)) {
                    compile(library);
                }
            }
        }
        return new CameraLibrary(library);
    }

    private static Path sourceFolder() {
        return Project.root().resolve("src/test/native/v4l2camera");
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(sourceFolder())) {
            return files.sorted().toList();
        }
    }

    private static boolean isStale(Path library) throws IOException {
        if (!Files.exists(library)) {
            return true;
        }
        FileTime built = Files.getLastModifiedTime(library);
        for (Path source : sources()) {
            if (Files.getLastModifiedTime(source).compareTo(built) > 0) {
                return true;
            }
        }
        return false;
    }

    private static void compile(Path library) throws IOException, InterruptedException {
        Path fresh = library.resolveSibling(library.getFileName() + ".new");
        List<String> command = new ArrayList<>(
                List.of("gcc", "-std=gnu11", "-O2", "-Wall", "-Wextra", "-Werror", "-fPIC", "-shared", "-o"));
        command.add(fresh.toString());
        sources().stream()
                .map(Path::toString)
                .filter(file -> file.endsWith(".c"))
                .forEach(command::add);
        try {
            ChildProcess.run(command);
        } catch (IOException e) {
            throw new IOException(
                    "The test camera needs gcc and libc6-dev (Debian: apt-get install gcc libc6-dev), and its sources"
                            + " in " + sourceFolder() + " must compile.",
                    e);
        }
        // A process that has the old one mapped keeps it.
        Files.move(fresh, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What a child process needs in its environment. */
    public Map<String, String> environment(Mode mode) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("LD_PRELOAD", library.toString());
        environment.put("PARLEY_CAMERA", mode.name().toLowerCase(Locale.ROOT));
        return environment;
    }

    /** As {@link #environment}, and the camera is pulled out so many seconds after it first streamed. */
    public Map<String, String> unpluggedAfter(double seconds) {
        Map<String, String> environment = environment(Mode.OK);
        environment.put("PARLEY_CAMERA_UNPLUG_AFTER", Double.toString(seconds));
        return environment;
    }
}
