package app.parley.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A NATS server with JetStream, on loopback: Debian's nats-server. Its port and its store outlive a stop. Confined to one thread. */
public final class NatsServer implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Path store;
    private final int port;
    private ChildProcess process;

    private NatsServer(Path store, int port) throws IOException, InterruptedException {
        this.store = store;
        this.port = port;
        this.process = run();
    }

    /** Starts one on a free port; it takes connections when this returns. */
    public static NatsServer start() throws IOException, InterruptedException {
        Path store = Files.createTempDirectory(
                Files.createDirectories(Project.target().resolve("logs")), "nats");
        return new NatsServer(store, freePort());
    }

    private ChildProcess run() throws IOException, InterruptedException {
        ChildProcess started = ChildProcess.start(
                "nats", List.of("nats-server", "-js", "-sd", store.toString(), "-a", "127.0.0.1", "-p", "" + port));
        try {
            started.awaitErrorLine(line -> line.contains("Server is ready"), START);
            return started;
        } catch (Throwable e) {
            started.close();
            throw e;
        }
    }

    public int port() {
        return port;
    }

    public String url() {
        return "nats://127.0.0.1:" + port;
    }

    /** The server itself. */
    public ChildProcess process() {
        return process;
    }

    /** Ends it as a crash would. */
    public void kill() throws IOException {
        process.close();
    }

    /** Starts it again after {@link #kill}, on the same port, with what it had stored. */
    public void restart() throws IOException, InterruptedException {
        process = run();
    }

    /** Stops it in its tracks: connections stay, nothing answers. */
    public void freeze() throws IOException, InterruptedException {
        ChildProcess.run(List.of("kill", "-STOP", "" + process.pid()));
    }

    public void thaw() throws IOException, InterruptedException {
        ChildProcess.run(List.of("kill", "-CONT", "" + process.pid()));
    }

    @Override
    public void close() throws IOException {
        process.close();
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
