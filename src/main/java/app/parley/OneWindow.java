package app.parley;

import app.parley.settings.Profile;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The claim to be a profile's only window, and the door at which later starts hand over what they were asked to call. A
 * lock file, which the operating system frees whatever happens, and a Unix-domain socket beside it in a directory that
 * nobody else may enter.
 */
final class OneWindow implements AutoCloseable {
    private static final Logger LOG = System.getLogger(OneWindow.class.getName());
    private static final int LONGEST_BYTES = 1024;
    private static final byte TAKEN = 1;

    /** Without it somebody has only looked in, or died. */
    private static final byte END = '\n';

    private static final int KNOCK_AGAIN_MILLIS = 20;

    private final FileChannel lock;
    private final ServerSocketChannel door;
    private final Path socket;

    private OneWindow(FileChannel lock, ServerSocketChannel door, Path socket) {
        this.lock = lock;
        this.door = door;
        this.socket = socket;
    }

    /**
     * Becomes the profile's window.
     *
     * @return empty where another program is
     * @throws IOException where this cannot be told; the directory may be on a disk without locks or sockets
     */
    static synchronized Optional<OneWindow> claim(Path directory, Profile profile) throws IOException {
        Path socket = socket(directory, profile);
        // Before the lock's file is opened: where locks are POSIX's, a process that closes a file, however often it
        // has it open, gives up all its locks on it. A window of this process has its door by now.
        if (hasDoor(socket)) {
            return Optional.empty();
        }
        FileChannel lock = FileChannel.open(
                directory.resolve(name(profile) + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (!isFree(lock)) {
                lock.close();
                return Optional.empty();
            }
            // Left behind by one that was killed.
            Files.deleteIfExists(socket);
            ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            door.bind(UnixDomainSocketAddress.of(socket));
            return Optional.of(new OneWindow(lock, door, socket));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw new IOException(e);
        }
    }

    /** Whether it is known at once that someone listens there. On a system that connects in its own time the lock tells. */
    private static boolean hasDoor(Path socket) {
        if (!Files.exists(socket)) {
            return false;
        }
        try (SocketChannel visitor = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            visitor.configureBlocking(false);
            return visitor.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(FileChannel lock) throws IOException {
        try {
            return lock.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another window of this process.
            return false;
        }
    }

    private static String name(Profile profile) {
        return profile.name().isEmpty() ? "window" : "window-" + profile.name();
    }

    private static Path socket(Path directory, Profile profile) {
        return directory.resolve(name(profile) + ".sock");
    }

    /** Gives {@code receiver} what later starts hand over, on threads of its own, until this is closed. */
    void listen(Consumer<String> receiver) {
        Thread.ofPlatform().daemon().name("door").start(() -> {
            while (door.isOpen()) {
                try {
                    SocketChannel visitor = door.accept();
                    // One that never finishes must not keep others out.
                    Thread.ofPlatform().daemon().name("visitor").start(() -> receive(visitor, receiver));
                } catch (ClosedChannelException e) {
                    return;
                } catch (IOException e) {
                    LOG.log(Level.WARNING, "links are no longer taken: " + e.getMessage());
                    return;
                }
            }
        });
    }

    private static void receive(SocketChannel visitor, Consumer<String> receiver) {
        try (visitor) {
            ByteBuffer bytes = ByteBuffer.allocate(LONGEST_BYTES);
            while (bytes.hasRemaining()) {
                if (visitor.read(bytes) < 0) {
                    return;
                }
                int last = bytes.position() - 1;
                if (bytes.get(last) == END) {
                    bytes.position(last).flip();
                    receiver.accept(StandardCharsets.UTF_8.decode(bytes).toString());
                    visitor.write(ByteBuffer.wrap(new byte[] {TAKEN}));
                    return;
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a later start went away");
        }
    }

    /**
     * Hands over to the window that is there.
     *
     * @param peer what it is asked to call; empty to bring it to the front
     * @return whether it took it in time
     */
    static boolean handOver(Path directory, Profile profile, String peer, Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(socket(directory, profile));
        do {
            try (SocketChannel channel = SocketChannel.open(address)) {
                return handOver(channel, peer, limit);
            } catch (IOException e) {
                // It is starting, and its door is not there yet.
                Thread.sleep(KNOCK_AGAIN_MILLIS);
            }
        } while (System.nanoTime() < until);
        return false;
    }

    private static boolean handOver(SocketChannel channel, String peer, Duration limit) throws IOException {
        // A channel has no time limit of its own.
        CompletableFuture.delayedExecutor(limit.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> close(channel));
        channel.write(StandardCharsets.UTF_8.encode(peer + (char) END));
        ByteBuffer answer = ByteBuffer.allocate(1);
        try {
            return channel.read(answer) == 1 && answer.get(0) == TAKEN;
        } catch (ClosedChannelException e) {
            return false;
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing failed");
        }
    }

    /** From now on another may be the profile's window. */
    @Override
    public void close() {
        try {
            // The socket first: with the lock gone, the next window's socket stands there.
            door.close();
            Files.deleteIfExists(socket);
            lock.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the door could not be taken away: " + e.getMessage());
        }
    }
}
