package app.parley.rig;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
    private static final List<String> FILES = List.of("package.json", "package-lock.json");
    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration INSTALL_LIMIT = Duration.ofMinutes(3);

    private final int port;
    private final Process process;

    private NpmPeerServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    /** Starts a server on a free port; {@code options} are those of its command line. */
    public static NpmPeerServer start(String... options) throws IOException, InterruptedException {
        return startOn(freePort(), options);
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
        int port = freePort();
        Map<String, String> whole = new HashMap<>(environment);
        whole.put("PORT", "" + port);
        return run(port, whole, Arrays.asList(options));
    }

    private static NpmPeerServer run(int port, Map<String, String> environment, List<String> options)
            throws IOException, InterruptedException {
        Path modules = install();
        List<String> command = new ArrayList<>(
                List.of("node", modules.resolve("peer/dist/bin/peerjs.js").toString(), "--host", "127.0.0.1"));
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
        Files.createDirectories(TARGET);
        try (FileChannel channel =
                        FileChannel.open(TARGET.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            Path done = TARGET.resolve("installed");
            byte[] wanted = Files.readAllBytes(SOURCE.resolve("package-lock.json"));
            if (!Files.exists(done) || !Arrays.equals(wanted, Files.readAllBytes(done))) {
                for (String file : FILES) {
                    Files.copy(SOURCE.resolve(file), TARGET.resolve(file), StandardCopyOption.REPLACE_EXISTING);
                }
                runNpm();
                Files.write(done, wanted);
            }
        }
        return TARGET.resolve("node_modules");
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void runNpm() throws IOException, InterruptedException {
        Path log = TARGET.resolve("npm.log");
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(TARGET.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!npm.waitFor(INSTALL_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
        if (npm.waitFor() != 0) {
            throw new IOException("npm ci failed: " + Files.readString(log));
        }
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
