package app.parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A NATS server with JetStream, on loopback in a process of its own. Closing kills it and deletes its store. */
final class NatsBroker implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);
    private static final int POLL_MILLIS = 5;

    private final Process process;
    private final int port;
    private final Path store;

    private NatsBroker(Process process, int port, Path store) {
        this.process = process;
        this.port = port;
        this.store = store;
    }

    /**
     * Returns when it takes connections.
     *
     * @param directory where its store and its log go
     * @throws IOException also if there is no {@code nats-server} on the PATH
     */
    static NatsBroker start(Path directory) throws IOException, InterruptedException {
        int port = ServerUnderTest.freePort();
        Path store = Files.createTempDirectory(directory, "nats");
        Path log = directory.resolve("nats.log");
        Process process = new ProcessBuilder(
                        List.of("nats-server", "-js", "-sd", store.toString(), "-a", "127.0.0.1", "-p", "" + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var broker = new NatsBroker(process, port, store);
        long deadline = System.nanoTime() + PATIENCE;
        while (!broker.greets()) {
            if (System.nanoTime() > deadline || process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                broker.close();
                throw new IOException("nats-server did not start; see " + log);
            }
        }
        return broker;
    }

    /** Its first word is INFO; by then JetStream is ready. */
    private boolean greets() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.getInputStream().read() == 'I';
        } catch (IOException _) {
            return false;
        }
    }

    /**
     * Starts a server that is one node of those which share this broker.
     *
     * @param serve the command line that runs a server, up to its options
     * @param options beside those that make it a node
     */
    ServerUnderTest node(String name, List<String> serve, List<String> options, Path log)
            throws IOException, InterruptedException {
        List<String> program = new ArrayList<>(serve);
        program.addAll(List.of("--nats", "nats://127.0.0.1:" + port, "--node", name));
        program.addAll(options);
        return ServerUnderTest.start(new Contender("node " + name, program, List.of()), log);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().join();
        try (Stream<Path> files = Files.walk(store)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
