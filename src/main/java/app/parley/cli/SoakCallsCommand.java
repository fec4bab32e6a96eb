package app.parley.cli;

import app.parley.bench.Vitals;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley soak calls}: many calls in a row between the same two processes. */
@Command(
        name = "calls",
        description = "Many calls in a row between two Parleys without windows. The exit code is 1 if one of them did"
                + " not bring picture and sound, or if memory, threads or files grew. Linux only.",
        mixinStandardHelpOptions = true)
final class SoakCallsCommand extends MeasuringCommand {
    private static final int USUAL_CALLS = 500;
    private static final int QUICK_CALLS = 5;
    private static final int MOST_CALLS = 1_000_000;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** By then everything that calls need once has been loaded. */
    private static final int WARM_UP_CALLS = 50;

    private static final double MOST_MIB = 10;
    /** Few calls have few readings, each from another moment of a call. */
    private static final int FEW_CALLS = 100;

    private static final double MOST_MIB_OF_FEW = 40;
    private static final int MOST_MORE = 4;

    @Option(names = "--calls", paramLabel = "N", description = "Default: 500; with --quick 5.")
    @Nullable
    Integer typed;

    @Mixin
    BenchOptions options = new BenchOptions();

    private final List<String> problems = new ArrayList<>();
    private final VitalsLog ann = new VitalsLog("ann");
    private final VitalsLog bob = new VitalsLog("bob");

    @Override
    ExitCode measure(List<String> self) throws IOException, InterruptedException, UsageException {
        int calls = calls();
        ranges.check("--calls", calls, 1, MOST_CALLS);
        JsonObject found = new JsonObject();
        try (SoakStage stage = SoakStage.open(self, options.directory(), Map.of());
                AwakeRooms _ = stage.keepAwake();
                CallBenchmark.Peers peers = stage.calls().rowOf(calls, Duration.ZERO, PAUSE)) {
            watch(peers, calls);
            found.add("ann", end(peers.ann(), ann, calls));
            found.add("bob", end(peers.bob(), bob, calls));
        }
        return SoakCommand.say(found, problems);
    }

    int calls() {
        return options.chosen(typed, USUAL_CALLS, QUICK_CALLS);
    }

    /** Reads both after each call but the first ones, until all are over. */
    private void watch(CallBenchmark.Peers peers, int calls) throws IOException, InterruptedException {
        int warmUp = Math.min(WARM_UP_CALLS, calls / 3);
        int seen = 0;
        long last = System.nanoTime();
        while (seen < calls && peers.ann().isAlive()) {
            int done = peers.ann().reports().size();
            if (done > seen) {
                seen = done;
                last = System.nanoTime();
                // Not after the last: the process is on its way out.
                if (seen > warmUp && seen < calls) {
                    ann.add(Vitals.of(peers.ann().pid()));
                    bob.add(Vitals.of(peers.bob().pid()));
                }
            }
            if (System.nanoTime() - last > PATIENCE.toNanos()) {
                throw new IOException("call " + (seen + 1) + " did not end");
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis() / 2);
        }
        peers.ann().awaitEnd(PATIENCE);
        peers.bob().awaitEnd(PATIENCE);
    }

    private JsonObject end(BenchPeer peer, VitalsLog log, int calls) throws IOException {
        List<JsonObject> reports = peer.reports();
        long good = reports.stream().filter(SoakCallsCommand::isGood).count();
        if (good < calls) {
            problems.add((calls - good) + " of " + calls + " calls brought no picture");
        }
        JsonObject json = calls > 2
                ? log.judge(calls < FEW_CALLS ? MOST_MIB_OF_FEW : MOST_MIB, MOST_MORE, problems)
                : new JsonObject();
        json.addProperty("good", good);
        long silent = reports.stream().filter(SoakCallsCommand::isSilent).count();
        json.addProperty("silent", silent);
        if (silent > 0) {
            problems.add(silent + " of " + calls + " calls brought no sound");
        }
        List<Double> first = reports.stream()
                .map(it -> it.get("dialToFirstFrameMs"))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsDouble)
                .toList();
        Percentiles.of(first).ifPresent(it -> json.add("dialToFirstFrameMs", it.json()));
        return json;
    }

    private static boolean isGood(JsonObject report) {
        return report.get("outcome").getAsString().equals("connected")
                && report.getAsJsonObject("video").get("framesReceived").getAsLong() > 0;
    }

    /** A callee may have no figures: the caller has hung up before the first reading. */
    private static boolean isSilent(JsonObject report) {
        JsonElement packets = report.getAsJsonObject("audio").get("packetsReceived");
        return packets != null && packets.isJsonPrimitive() && packets.getAsLong() == 0;
    }
}
