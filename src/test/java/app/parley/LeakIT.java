package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.ProcessUsage;
import app.parley.rig.Project;
import app.parley.server.ServerOptions;
import app.parley.server.SignalingServer;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred calls between two processes: each gives everything back. */
class LeakIT {
    private static final int CALLS = 100;
    /** Samples before this call tell how many threads and files there are between calls. */
    private static final int SETTLED = 5;

    private static final int WARM = 20;
    /** The JVM's own compiler threads come and go. */
    private static final int SLACK = 4;

    /** What is measured is 0.05 to 0.10; 0.19 to 0.31 if closed connections are not freed. */
    private static final double MOST_MIB_PER_CALL = 0.3;

    private static final double KIB_PER_MIB = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** What a process used when it had written the report of its {@code call}th call. */
    private record Sample(int call, ProcessUsage usage) {}

    @TempDir
    Path directory;

    @Test
    void aHundredCallsLeaveNothingBehind() throws IOException, InterruptedException {
        ServerOptions standard = ServerOptions.defaults();
        try (SignalingServer server =
                        SignalingServer.start(standard.with(standard.listen().at("127.0.0.1", 0)));
                ChildProcess bob = parley("bob", server, "answer", "--auto-answer")) {
            bob.awaitLine("ready bob"::equals, PATIENCE);
            try (ChildProcess ann = parley("ann", server, "call", "bob", "--for", "300ms")) {
                List<Sample> anns = new ArrayList<>();
                List<Sample> bobs = new ArrayList<>();
                sampleAfterEachCall(ann, anns, bob, bobs);
                assertEquals(0, ann.awaitExit(PATIENCE));
                assertEquals(0, bob.awaitExit(PATIENCE));
                assertAllConnected("ann", ann);
                assertAllConnected("bob", bob);
                assertNothingGrows("ann", anns);
                assertNothingGrows("bob", bobs);
            }
        }
    }

    private ChildProcess parley(String id, SignalingServer server, String... what) throws IOException {
        Path home = Files.createDirectories(directory.resolve("home-" + id));
        List<String> command = new ArrayList<>(Project.parley());
        command.addAll(List.of(what));
        command.addAll(List.of("--headless", "--media", "test", "--calls", Integer.toString(CALLS), "--as", id));
        command.addAll(List.of("--server", "ws://127.0.0.1:" + server.port(), "--report", "-"));
        // No sound server: that of whoever runs the tests is not ours to use.
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME", home.toString(), "XDG_STATE_HOME", home.toString(), "PULSE_SERVER", "unix:/nowhere");
        return ChildProcess.start(id, environment, command);
    }

    /** Looks at both whenever another call is over: between calls there is only what stays. */
    private static void sampleAfterEachCall(ChildProcess ann, List<Sample> anns, ChildProcess bob, List<Sample> bobs)
            throws IOException, InterruptedException {
        for (int call = 1; call < CALLS; call++) {
            awaitReport(ann, call);
            awaitReport(bob, call);
            anns.add(new Sample(call, ann.usage()));
            bobs.add(new Sample(call, bob.usage()));
        }
    }

    private static void awaitReport(ChildProcess process, int call) throws InterruptedException {
        process.awaitLine(line -> isReport(line) && reports(process).size() >= call, PATIENCE);
    }

    private static List<String> reports(ChildProcess process) {
        return process.stdout().stream().filter(LeakIT::isReport).toList();
    }

    private static boolean isReport(String line) {
        return line.startsWith("{");
    }

    private static void assertAllConnected(String id, ChildProcess process) {
        long connected = reports(process).stream()
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .filter(call -> call.get("outcome").getAsString().equals("connected"))
                .count();
        assertEquals(CALLS, connected, id);
    }

    private static void assertNothingGrows(String id, List<Sample> samples) {
        List<Sample> early = samples.stream()
                .filter(s -> s.call() >= SETTLED && s.call() < 2 * SETTLED)
                .toList();
        List<Sample> late =
                samples.stream().filter(s -> s.call() >= CALLS - 2 * SETTLED).toList();
        List<Sample> warm = samples.stream().filter(s -> s.call() >= WARM).toList();
        double growth = mibPerCall(warm);
        System.out.printf(
                "%s: %d -> %d threads, %d -> %d files, %.2f MiB a call, %d MiB at the end%n",
                id,
                threads(early),
                threads(late),
                files(early),
                files(late),
                growth,
                samples.getLast().usage().rssKib() / 1024);
        assertTrue(threads(late) <= threads(early) + SLACK, id + ": threads");
        assertTrue(files(late) <= files(early) + SLACK, id + ": open files");
        assertTrue(growth <= MOST_MIB_PER_CALL, id + ": memory");
    }

    /** The fewest of several samples: one that came late has the next call's as well. */
    private static int threads(List<Sample> samples) {
        return samples.stream().mapToInt(s -> s.usage().threads()).min().orElseThrow();
    }

    private static int files(List<Sample> samples) {
        return samples.stream().mapToInt(s -> s.usage().openFiles()).min().orElseThrow();
    }

    /** The slope of the line that fits best (least squares). */
    private static double mibPerCall(List<Sample> samples) {
        double meanCall = samples.stream().mapToInt(Sample::call).average().orElseThrow();
        double meanMib = samples.stream().mapToDouble(LeakIT::mib).average().orElseThrow();
        double together = 0;
        double alone = 0;
        for (Sample sample : samples) {
            together += (sample.call() - meanCall) * (mib(sample) - meanMib);
            alone += (sample.call() - meanCall) * (sample.call() - meanCall);
        }
        return together / alone;
    }

    private static double mib(Sample sample) {
        return sample.usage().rssKib() / KIB_PER_MIB;
    }
}
