package app.parley.cli;

import app.parley.Checkout;
import app.parley.SearchPath;
import app.parley.bench.TestCamera;
import app.parley.bench.Vitals;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley soak call}: one long call with windows. */
@Command(
        name = "call",
        description = "One long call between two windows on a private display and sound server. The exit code is 1 if"
                + " memory, threads or files grew, the picture froze, a garbage collection took long, or sound and"
                + " picture fell out of step. Linux only.",
        mixinStandardHelpOptions = true)
final class SoakCallCommand extends MeasuringCommand {
    private static final Duration USUAL = Duration.ofHours(1);
    /** Half a minute is left after warming up. */
    private static final Duration QUICK = Duration.ofMinutes(1);

    private static final Duration WARM_UP = Duration.ofMinutes(10);
    private static final Duration STARTING = Duration.ofSeconds(10);
    private static final Duration LAST_TONE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int READINGS = 200;
    private static final double MOST_MIB_AN_HOUR = 5;
    /** A short call is no place to tell growth from settling. */
    private static final double SETTLING_MIB = 25;

    private static final int MOST_MORE = 2;
    private static final double MOST_PAUSE_MILLIS = 5;
    private static final double NEARLY_ALL = 0.99;

    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "Length of the call. Default: 1h; with --quick 1m, which cannot tell growth.")
    @Nullable
    String duration;

    @Option(
            names = "--camera",
            description =
                    "Pictures come from a camera in user space, which a checkout has and gcc builds, instead of from"
                            + " a test card. Only a camera's picture is kept in step with the sound.")
    boolean camera;

    @Mixin
    BenchOptions options = new BenchOptions();

    private final Optional<Path> checkout = Checkout.folder();
    private final List<String> problems = new ArrayList<>();
    private final VitalsLog ann = new VitalsLog("ann");
    private final VitalsLog bob = new VitalsLog("bob");

    @Override
    ExitCode measure(List<String> self) throws IOException, InterruptedException, UsageException {
        Duration length = length();
        if (camera && (checkout.isEmpty() || !SearchPath.has("gcc"))) {
            System.err.println("--camera needs a checkout, its launcher ./parley, and gcc on the PATH.");
            return ExitCode.MACHINE_CANNOT;
        }
        Path directory = options.directory();
        GcLog gc = new GcLog(directory);
        JsonObject found = new JsonObject();
        try (SoakStage stage = stage(self, directory, gc);
                EarMeter ear = stage.listen();
                CallBenchmark.Peers peers = stage.calls().oneOf(length)) {
            long over = soak(peers, length);
            found.add("ann", end(peers.ann(), ann, gc, length));
            found.add("bob", end(peers.bob(), bob, gc, length));
            found.add("sound", inStep(ear, peers.bob().reports().getLast(), over));
        }
        return SoakCommand.say(found, problems);
    }

    private SoakStage stage(List<String> self, Path directory, GcLog gc) throws IOException, InterruptedException {
        if (!camera) {
            return SoakStage.open(self, directory, gc.environment());
        }
        Map<String, String> more = new HashMap<>(gc.environment());
        more.putAll(TestCamera.environment(TestCamera.build(checkout.orElseThrow())));
        return SoakStage.open(self, directory, more, SoakStage.Look.CAMERA);
    }

    Duration length() throws UsageException {
        return options.length(duration, USUAL, QUICK, words);
    }

    /**
     * Reads both until the call is over.
     *
     * @return when it was still up for sure ({@link System#nanoTime()}); a tone said by then must be heard
     */
    private long soak(CallBenchmark.Peers peers, Duration length) throws IOException, InterruptedException {
        Duration warmUp = WARM_UP.compareTo(length.dividedBy(3)) < 0 ? WARM_UP : length.dividedBy(3);
        long begun = System.nanoTime();
        Duration pace = length.dividedBy(READINGS);
        while (since(begun).compareTo(length) < 0) {
            TimeUnit.MILLISECONDS.sleep(Math.max(1000, pace.toMillis()));
            if (since(begun).compareTo(warmUp.plus(STARTING)) > 0
                    && peers.ann().isAlive()
                    && peers.bob().isAlive()
                    && since(begun).compareTo(length) < 0) {
                ann.add(Vitals.of(peers.ann().pid()));
                bob.add(Vitals.of(peers.bob().pid()));
            }
        }
        // It connected after it was begun, and lasts that much longer.
        long over = System.nanoTime();
        peers.ann().awaitEnd(PATIENCE.plus(STARTING));
        peers.bob().awaitEnd(PATIENCE);
        return over - LAST_TONE.toNanos();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private JsonObject end(BenchPeer peer, VitalsLog log, GcLog gc, Duration length) throws IOException {
        boolean settling = length.compareTo(WARM_UP.multipliedBy(3)) < 0;
        double mostMib = settling ? SETTLING_MIB : MOST_MIB_AN_HOUR * log.hours();
        JsonObject json = log.judge(mostMib, MOST_MORE, problems);
        JsonObject report = peer.reports().getLast();
        json.add("report", report);
        JsonObject video = report.getAsJsonObject("video");
        if (video.get("freezes").getAsLong() > 0) {
            problems.add(report.get("role").getAsString() + " saw " + video.get("freezes") + " freezes");
        }
        List<Double> pauses = gc.pauses(peer.pid(), length).stream().sorted().toList();
        json.addProperty("gcPauses", pauses.size());
        if (!pauses.isEmpty()) {
            double most = pauses.get((int) Math.ceil(NEARLY_ALL * pauses.size()) - 1);
            json.addProperty("gcPauseP99Ms", most);
            if (most > MOST_PAUSE_MILLIS) {
                problems.add(
                        "garbage collections of the " + report.get("role").getAsString() + " took " + most + " ms");
            }
        }
        return json;
    }

    private JsonObject inStep(EarMeter ear, JsonObject report, long overNanos) {
        JsonElement drawn = report.getAsJsonObject("video").get("drawnDelayMs");
        if (!drawn.isJsonObject()) {
            problems.add("there was no picture to compare the sound with");
            return new JsonObject();
        }
        StepCheck check = new StepCheck(drawn.getAsJsonObject().get("p50").getAsDouble());
        check.judge(ear.tones(overNanos));
        problems.addAll(check.problems());
        return check.json();
    }
}
