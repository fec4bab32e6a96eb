package app.parley.server;

import app.parley.server.ServerOptions.Listen;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The signaling server that all Parleys of one user on one machine share when none is configured. Whoever holds the
 * lock in the user's runtime directory runs it; the operating system gives the lock back when a process dies, so the
 * next to ask takes over, on the same port where that is still free. Only a port noted there by a live process is
 * joined: what else listens on the usual port may be somebody else's.
 *
 * <p>Several of one process share the server as those of several do. Thread-safe. All methods block; none is for an event
 * loop or the JavaFX thread.
 */
public final class EmbeddedServer implements AutoCloseable {
    /** Where the first one listens if it can. */
    public static final int PREFERRED_PORT = 9000;

    private static final System.Logger LOG = System.getLogger(EmbeddedServer.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long POLL_MILLIS = 20;
    private static final String LOOPBACK = "127.0.0.1";
    private static final String EVERYWHERE = "0.0.0.0";

    private final Path directory;
    private final int preferredPort;
    private final PortNote note;
    private @Nullable Election held;
    private boolean open;
    private boolean joined;
    private boolean closed;

    /** What the holder has. The lock goes with its channel. */
    private record Election(FileChannel channel, FileLock lock, SignalingServer server) {}

    /** @param directory a directory of this user alone, such as {@code $XDG_RUNTIME_DIR/parley}; made if absent */
    public EmbeddedServer(Path directory) {
        this(directory, PREFERRED_PORT);
    }

    /** @param preferredPort where the first one listens if it can, instead of 9000 */
    public EmbeddedServer(Path directory, int preferredPort) {
        this.directory = directory;
        this.preferredPort = preferredPort;
        this.note = new PortNote(directory.resolve("signaling.port"));
    }

    /**
     * Finds the running server or becomes it. To be called again whenever the connection to the URI is lost.
     *
     * @return the server's URL, {@code ws://127.0.0.1:PORT/}
     * @throws IOException if this one is closed, the directory cannot be used, no port is free, or the thread was
     *     interrupted (its flag stays set)
     */
    public synchronized URI joinOrStart() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (closed) {
                throw new IOException("the embedded server is closed");
            }
            if (held != null || stand()) {
                return uri(port());
            }
            Optional<Integer> running = note.port();
            if (running.isPresent()) {
                joined = true;
                return uri(running.get());
            }
            try {
                wait(POLL_MILLIS); // the holder is just starting, or just leaving
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while looking for the embedded server", e);
            }
        }
        throw new IOException("another Parley holds the embedded server but does not say where");
    }

    /** Whether this one runs the server, as against having joined another's. */
    public synchronized boolean isHolder() {
        return held != null;
    }

    /**
     * Lets other machines in, or shuts them out again. Connections of this machine stay.
     *
     * @return whether it is in effect now; false means that another Parley runs the server, and that the wish waits
     *     until this one takes over
     * @throws IOException if the address cannot be had; nothing has changed then
     */
    public synchronized boolean openToNetwork(boolean wanted) throws IOException {
        if (held != null && wanted != open) {
            held.server.listenOn(wanted ? EVERYWHERE : LOOPBACK);
            noteOpen(wanted);
        }
        open = wanted;
        return held != null;
    }

    private void noteOpen(boolean opened) {
        try {
            note.write(port(), opened);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "other Parleys are not told who is let in", e);
        }
    }

    /**
     * Whether other machines are let in now, by whichever Parley runs the server. Before {@link #joinOrStart}, what is
     * wished.
     *
     * @throws IOException if that cannot be read
     */
    public synchronized boolean isOpen() throws IOException {
        return held != null || !joined ? open : note.isOpen();
    }

    /** Stops the server if it is ours, so that another Parley can take over. A second time does nothing. */
    @Override
    public synchronized void close() {
        closed = true;
        Election mine = held;
        held = null;
        if (mine != null) {
            leave(mine);
        }
    }

    private void leave(Election mine) {
        // No other of this process may look at the lock between the note's end and the lock's.
        synchronized (EmbeddedServer.class) {
            letGo(mine);
        }
    }

    private void letGo(Election mine) {
        try {
            note.writeAbandoned(mine.server.port());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the embedded server's note was not withdrawn", e);
        }
        mine.server.close();
        try {
            mine.channel.close(); // last, and with it the lock: the port is free by now
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the embedded server's lock was not given back", e);
        }
    }

    /** Tries to become the holder; true if this one is now. */
    private boolean stand() throws IOException {
        synchronized (EmbeddedServer.class) {
            // Before the lock's file is opened: where locks are POSIX's, a process that closes a file, however often it
            // has it open, gives up all its locks on it.
            return !note.isOurs() && isElected();
        }
    }

    private boolean isElected() throws IOException {
        Files.createDirectories(directory);
        FileChannel channel = FileChannel.open(
                directory.resolve("signaling.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                held = new Election(channel, lock, startNoted());
            }
        } finally {
            if (held == null) {
                channel.close(); // gives the lock back, too
            }
        }
        return held != null;
    }

    private SignalingServer startNoted() throws IOException {
        int last = note.lastPort().orElse(preferredPort);
        // From here until the new note nobody may believe the old one: its port may be another program's by now.
        note.writeAbandoned(last);
        SignalingServer server = startOnOneOf(last, preferredPort, 0);
        try {
            note.write(server.port(), open);
        } catch (IOException e) {
            server.close();
            throw e;
        }
        return server;
    }

    private SignalingServer startOnOneOf(int... ports) throws IOException {
        IOException failure = new IOException("no port to listen on");
        for (int port : ports) {
            try {
                return SignalingServer.start(options(port));
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    private ServerOptions options(int port) {
        return ServerOptions.defaults().with(new Listen(open ? EVERYWHERE : LOOPBACK, port, "/", false, 1));
    }

    private int port() {
        return held == null ? 0 : held.server.port();
    }

    private static URI uri(int port) {
        return URI.create("ws://" + LOOPBACK + ":" + port + "/");
    }
}
