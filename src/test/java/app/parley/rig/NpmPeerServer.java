package app.parley.rig;

import app.parley.bench.NpmPeer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The PeerJS server that most of the world runs, from npm, on loopback. Installed once into {@code target/npm}, beside
 * the browser library.
 */
public final class NpmPeerServer implements AutoCloseable {
    private static final Path SOURCE = Path.of("src/test/npm");
    private static final Path TARGET = Path.of("target/npm");
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final int port;
    private final Process process;

    private NpmPeerServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts a server on a free port; {@code options} are those of its command line. */
    public static NpmPeerServer start(String... options) throws IOException, InterruptedException {
        return startOn(FreePort.find(), options);
    }

    /** Starts a server on {@code port} and waits until it listens. */
    public static NpmPeerServer startOn(int port, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("--port", "" + port));
        all.addAll(Arrays.asList(options));
        return run(port, Map.of(), all);
    }

    /** As {@link #start}, but the port comes through the environment's PORT, beside {@code environment}. */
    public static NpmPeerServer startIn(Map<String, String> environment, String... options)
            throws IOException, InterruptedException {
        int port = FreePort.find();
        Map<String, String> whole = new HashMap<>(environment);
        whole.put("PORT", "" + port);
        return run(port, whole, Arrays.asList(options));
    }

    private static NpmPeerServer run(int port, Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        Path modules = install();
        List<String> command = new ArrayList<>(NpmPeer.command(modules));
        command.addAll(List.of("--host", "127.0.0.1"));
        command.addAll(options);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(TARGET.resolve("peer-" + port + ".log").toFile());
        builder.environment().putAll(environment);
        NpmPeerServer server = new NpmPeerServer(port, builder.start());
        server.awaitListening();
        return server;
    }

    /** The folder {@code node_modules}, with {@code peer} and {@code peerjs} in it. */
    public static synchronized Path install() throws IOException, InterruptedException {
        return NpmPeer.install(SOURCE, TARGET);
    }

    public int port() {
        return port;
    }

    /** As a person would type it. */
    public String url() {
        return "ws://127.0.0.1:" + port;
    }

    /** Ends the server as a crash would. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }

    private void awaitListening() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!isListening()) {
            if (System.nanoTime() > deadline || process.waitFor(20, TimeUnit.MILLISECONDS)) {
                kill();
                throw new IOException(
                        "peer did not start: " + Files.readString(TARGET.resolve("peer-" + port + ".log")));
            }
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }
}
