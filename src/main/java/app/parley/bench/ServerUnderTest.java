package app.parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A signaling server in a process of its own on loopback. Closing kills it. */
final class ServerUnderTest implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final int POLL_MILLIS = 5;

    private final Contender contender;
    private final Process process;
    private final int port;

    private ServerUnderTest(Contender contender, Process process, int port) {
        this.contender = contender;
        this.process = process;
        this.port = port;
    }

    static ServerUnderTest start(Contender contender, Path log) throws IOException, InterruptedException {
        return start(contender, freePort(), log);
    }

    /** Closed again before the server starts: while it was open, it would itself pass for a server that accepts. */
    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /** Returns when it accepts connections. */
    static ServerUnderTest start(Contender contender, int port, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(contender.command(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var server = new ServerUnderTest(contender, process, port);
        long deadline = System.nanoTime() + PATIENCE;
        while (!server.accepts()) {
            if (System.nanoTime() > deadline || process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                server.close();
                throw new IOException(contender.name() + " did not start; see " + log);
            }
        }
        return server;
    }

    private boolean accepts() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    /** Kills it as a crash would and starts it again on the same port. */
    ServerUnderTest again(Path log) throws IOException, InterruptedException {
        close();
        return start(contender, port, log);
    }

    int port() {
        return port;
    }

    ProcessSample sample() throws IOException {
        return ProcessSample.of(process.pid());
    }

    /** Ends it as a crash would; returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
