package app.parley.cli;

import app.parley.bench.MachineSample;
import app.parley.bench.ProcessSample;
import app.parley.server.ServerOptions;
import app.parley.server.SignalingServer;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures calls between two processes over a server on loopback. The server runs in this process; the peers, Ann who
 * dials and Bob who answers, are children.
 */
final class CallBenchmark implements AutoCloseable {
    /** Options of peers that send a test card. */
    static final List<String> TEST_CARD = List.of("--media", "test");

    /** Of each call in a row: longer than a first frame takes on a bad day. */
    private static final Duration SHORT_CALL = Duration.ofMillis(700);

    /** From the start of the caller until its picture flows, on a bad day. */
    private static final Duration STARTING = Duration.ofSeconds(3);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> self;
    private final Path directory;
    private final Map<VirtualSound, Map<String, String>> environments;
    private final SignalingServer server;
    private final long display;
    private final List<String> options;

    /**
     * @param self the command line up to Parley's own arguments
     * @param directory where the peers' reports and logs go
     * @param environments display and sound of each of the two peers
     * @param display the X server's process
     * @param options more options of both peers; where their pictures come from is one
     */
    CallBenchmark(
            List<String> self,
            Path directory,
            Map<VirtualSound, Map<String, String>> environments,
            long display,
            List<String> options)
            throws IOException {
        this.self = self;
        this.directory = directory;
        this.environments = environments;
        this.display = display;
        this.options = List.copyOf(options);
        ServerOptions standard = ServerOptions.defaults();
        server = SignalingServer.start(standard.with(standard.listen().at("127.0.0.1", 0)));
    }

    /** Two Parleys that call each other. Closing ends both. */
    record Peers(BenchPeer ann, BenchPeer bob) implements AutoCloseable {
        @Override
        public void close() {
            ann.close();
            bob.close();
        }
    }

    int port() {
        return server.port();
    }

    /** Starts two without windows that call {@code calls} times. */
    Peers rowOf(int calls, Duration ring, Duration pause) throws IOException, InterruptedException {
        List<String> row = List.of("--headless", "--calls", Integer.toString(calls));
        BenchPeer bob = answering(plus(row, "--ring", ring.toMillis() + "ms", "--kept", "ann"));
        try {
            bob.awaitReady();
            return new Peers(calling(plus(row, "--pause", pause.toMillis() + "ms"), SHORT_CALL), bob);
        } catch (IOException | InterruptedException e) {
            bob.close();
            throw e;
        }
    }

    /** Starts two with windows that have one call. */
    Peers oneOf(Duration length) throws IOException, InterruptedException {
        BenchPeer bob = answering(List.of("--calls", "1"));
        try {
            bob.awaitReady();
            return new Peers(calling(List.of(), length), bob);
        } catch (IOException | InterruptedException e) {
            bob.close();
            throw e;
        }
    }

    /** One call without windows, in which {@code ear} listens to bob's speaker. */
    JsonObject mouthToEar(EarMeter ear, Duration length) throws IOException, InterruptedException {
        long began = System.nanoTime();
        JsonObject found = steady(false, length);
        List<Double> delays = ear.delays(began + STARTING.plus(STARTING).toNanos());
        found.add(
                "mouthToEarMs",
                Percentiles.of(delays).<JsonElement>map(Percentiles::json).orElse(JsonNull.INSTANCE));
        return found;
    }

    /** {@code calls} without windows, one after the other, each side in one process. */
    JsonObject inARow(int calls) throws IOException, InterruptedException {
        Duration limit = PATIENCE.plus(SHORT_CALL.multipliedBy(4L * calls));
        List<String> row = List.of("--headless", "--calls", Integer.toString(calls));
        MachineSample before = MachineSample.now();
        try (BenchPeer bob = answering(row)) {
            bob.awaitReady();
            try (BenchPeer ann = calling(row, SHORT_CALL)) {
                ann.awaitEnd(limit);
                bob.awaitEnd(PATIENCE);
                JsonObject found = CallFindings.ofRow(ann.reports(), bob.reports());
                found.add("noise", MachineSample.now().noiseSince(before, ann.cpuSeconds() + bob.cpuSeconds()));
                return found;
            }
        }
    }

    /** One call, whose middle half is measured. */
    JsonObject steady(boolean windows, Duration length) throws IOException, InterruptedException {
        List<String> looks = windows ? List.of() : List.of("--headless");
        try (BenchPeer bob = answering(plus(looks, "--calls", "1"))) {
            bob.awaitReady();
            try (BenchPeer ann = calling(looks, length)) {
                Duration quarter = length.dividedBy(4);
                // A short call of peers that start quickly must not be over by the second look.
                Thread.sleep(quarter.plus(quarter.compareTo(STARTING) < 0 ? quarter : STARTING));
                CallFindings.Moment early = moment(ann, bob);
                Thread.sleep(length.dividedBy(2));
                CallFindings.Moment late = moment(ann, bob);
                ann.awaitEnd(PATIENCE.plus(length));
                bob.awaitEnd(PATIENCE);
                JsonObject found = new JsonObject();
                found.add("noise", late.noiseSince(early));
                found.addProperty("displayCpuPercent", late.displayCpuPercent(early));
                found.add("ann", CallFindings.ofOne(ann, early.ann(), late.ann()));
                found.add("bob", CallFindings.ofOne(bob, early.bob(), late.bob()));
                return found;
            }
        }
    }

    private CallFindings.Moment moment(BenchPeer ann, BenchPeer bob) throws IOException {
        return new CallFindings.Moment(
                MachineSample.now(),
                ProcessSample.of(ann.pid()),
                ProcessSample.of(bob.pid()),
                ProcessSample.of(display));
    }

    private BenchPeer answering(List<String> options) throws IOException {
        return start(BenchCommand.BOB, "right", plus(List.of("answer", "--auto-answer"), options));
    }

    private BenchPeer calling(List<String> options, Duration length) throws IOException {
        List<String> call = List.of("call", BenchCommand.BOB.name(), "--for", length.toMillis() + "ms");
        return start(BenchCommand.ANN, "left", plus(call, options));
    }

    private BenchPeer start(VirtualSound peer, String half, List<String> what) throws IOException {
        List<String> command = plus(self, what);
        command.addAll(List.of("--as", peer.name(), "--server", "ws://127.0.0.1:" + server.port()));
        command.addAll(List.of("--half", half));
        command.addAll(options);
        Map<String, String> environment = new HashMap<>(environments.getOrDefault(peer, Map.of()));
        return BenchPeer.start(directory, peer.name(), command, environment);
    }

    private static List<String> plus(List<String> some, List<String> more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    private static List<String> plus(List<String> some, String... more) {
        return plus(some, List.of(more));
    }

    @Override
    public void close() {
        server.close();
    }
}
