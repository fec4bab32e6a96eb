package app.parley.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that only their owner may read, replaced whole or not at all. */
public final class PrivateFiles {
    private static final long WAIT_NANOS = 3_000_000_000L;
    private static final long POLL_MILLIS = 10;

    private PrivateFiles() {}

    /** What gives a new file the {@code permissions}, such as {@code rw-------}; nothing where there are none such. */
    public static FileAttribute<?>[] mode(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /**
     * How many bytes there are to read.
     *
     * @throws IOException if there is no file, or what is there is none that has an end: a pipe would have to be waited
     *     for, and a device may go on for ever
     */
    public static long size(Path file) throws IOException {
        var found = Files.readAttributes(file, BasicFileAttributes.class);
        if (!found.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, "not a regular file");
        }
        return found.size();
    }

    private static void createParent(Path file) throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent, mode("rwx------"));
        }
    }

    /** What stands in a file. */
    @FunctionalInterface
    public interface Text {
        /** Writes all of it. */
        void writeTo(Writer out) throws IOException;
    }

    /**
     * As {@link #replace(Path, Text)}.
     *
     * @throws IOException if it cannot be written; then the file is as it was
     */
    public static void replace(Path file, String text) throws IOException {
        replace(file, out -> out.write(text));
    }

    /**
     * Replaces {@code file}, in UTF-8; after a crash the old or the new text stands there, never a part.
     *
     * @throws IOException if it cannot be written; then the file is as it was
     */
    public static void replace(Path file, Text text) throws IOException {
        // Where the file is a link, such as into a folder of dot files, the link stays.
        Path target = Files.exists(file) ? file.toRealPath() : file;
        Path directory = target.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(directory, ".parley", ".tmp", mode("rw-------"));
        try {
            try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                Writer out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
                text.writeTo(out);
                out.flush();
                channel.force(true);
            }
            untilAllowed(() ->
                    Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
        } finally {
            Files.deleteIfExists(fresh);
        }
        syncDirectory(directory);
    }

    /**
     * Adds to what stands there, or makes the file.
     *
     * @throws IOException if it cannot be written; a part of it may stand there
     */
    public static void append(Path file, String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        try (var channel = FileChannel.open(file, options, mode("rw-------"))) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void syncDirectory(@Nullable Path directory) {
        if (directory == null) {
            return;
        }
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no directories; its rename is on disk by itself.
            return;
        }
    }

    /** What is done with files. */
    @FunctionalInterface
    public interface Work<T extends @Nullable Object> {
        /** Does it. */
        T run() throws IOException;
    }

    /**
     * Runs {@code action} under the lock of {@code file}, a lock file beside it; makes their folder where it is missing.
     *
     * @throws IOException if another process holds the lock for 3 s: a hung one must not hang this one
     */
    public static <T> T locked(Path file, Work<T> action) throws IOException {
        createParent(file);
        Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(lockFile, options, mode("rw-------"));
                var _ = lock(channel)) {
            return action.run();
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        FileLock lock = await(() -> tryLock(channel));
        if (lock == null) {
            throw new IOException("another program holds the lock");
        }
        return lock;
    }

    /**
     * Windows lets nobody replace a file that another program has open, be it only to look for viruses in it: that ends
     * soon, so what is denied is tried again for 3 s. Blocks until then.
     *
     * @throws IOException if {@code action} throws another one, or is denied to the end
     */
    public static <T> T untilAllowed(Work<T> action) throws IOException {
        T done = await(() -> {
            try {
                return action.run();
            } catch (AccessDeniedException e) {
                return null;
            }
        });
        return done == null ? action.run() : done;
    }

    /** What {@code attempt} has in the end, for at most 3 s; null while there is nothing. */
    private static <T> @Nullable T await(Work<@Nullable T> attempt) throws IOException {
        long start = System.nanoTime();
        @Nullable T found = attempt.run();
        while (found == null && System.nanoTime() - start < WAIT_NANOS) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            }
            found = attempt.run();
        }
        return found;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this process.
            return null;
        }
    }
}
