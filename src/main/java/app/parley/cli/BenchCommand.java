package app.parley.cli;

import app.parley.bench.CallBenchmarkReport;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench}: measures, for people who work on Parley. Its output is English only. */
@Command(
        name = "bench",
        description = "Measure. Prints a table, and writes JSON and a chart.",
        mixinStandardHelpOptions = true,
        subcommands = {
            BenchAllCommand.class,
            BenchStartupCommand.class,
            BenchCommand.Call.class,
            BenchRenderCommand.class,
            BenchMicroCommand.class,
            BenchSignalingCommand.class,
            BenchLoadCommand.class
        })
final class BenchCommand {
    static final VirtualSound ANN = VirtualSound.tone("ann", 440);
    static final VirtualSound BOB = VirtualSound.tone("bob", 660);

    private static final int SCREEN_WIDTH = 2560;
    private static final int SCREEN_HEIGHT = 800;
    private static final int CALLS = 20;
    private static final int QUICK_CALLS = 2;
    private static final Duration USUAL = Duration.ofSeconds(30);
    private static final Duration QUICK = Duration.ofSeconds(5);
    private static final Duration MINUTE = Duration.ofSeconds(60);

    /** What {@code parley bench call} can measure. In lower case, as it is typed. */
    enum Part {
        row("inARow", "calls in a row"),
        headless("headless", "a call without windows"),
        windows("windows", "a call with windows"),
        minute("long", "a minute"),
        ear("mouthToEar", "from microphone to speaker"),
        chromium("chromium", "calls beside Chromium with PeerJS");

        final String key;
        final String says;

        Part(String key, String says) {
            this.key = key;
            this.says = says;
        }

        /** @param calls how many in a row */
        JsonObject measure(CallBenchmark benchmark, int calls, Duration length)
                throws IOException, InterruptedException {
            return switch (this) {
                case row -> benchmark.inARow(calls);
                case headless -> benchmark.steady(false, length);
                case windows -> benchmark.steady(true, length);
                case minute -> benchmark.steady(false, MINUTE);
                case ear, chromium -> throw new IllegalStateException("measured apart");
            };
        }
    }

    /** {@code parley bench call}. */
    @Command(
            name = "call",
            description = "Two peers on this computer: how fast, how good, at what cost. Linux only.",
            mixinStandardHelpOptions = true)
    static final class Call extends MeasuringCommand {
        @Mixin
        BenchOptions options = new BenchOptions();

        @Option(
                names = "--for",
                paramLabel = "TIME",
                description = "Length of the calls measured for cost. Default: 30s; with --quick 5s.")
        @Nullable
        String duration;

        @Option(
                names = "--only",
                paramLabel = "PART",
                split = ",",
                description = "Parts to measure: ${COMPLETION-CANDIDATES}. Default: all but 'minute'.")
        Set<Part> only = EnumSet.of(Part.row, Part.headless, Part.windows, Part.ear, Part.chromium);

        @Option(names = "--long", description = "Also 'minute', a call of one: does the pace hold?")
        boolean longCall;

        private boolean compared;

        @Override
        ExitCode measure(List<String> self) throws IOException, InterruptedException, UsageException {
            Duration length = options.length(duration, USUAL, QUICK, words);
            Path directory = options.directory();
            JsonObject findings = measure(self, directory, length);
            if (findings.isEmpty()) {
                return compared ? ExitCode.DONE : ExitCode.MACHINE_CANNOT;
            }
            System.out.println(new CallBenchmarkReport(findings).write(directory, "call"));
            return ExitCode.DONE;
        }

        int calls() {
            return options.chosen(null, CALLS, QUICK_CALLS);
        }

        private JsonObject measure(List<String> self, Path directory, Duration length)
                throws IOException, InterruptedException {
            try (PrivatePulseAudio sound = PrivatePulseAudio.require(List.of(ANN, BOB));
                    VirtualDisplay display = VirtualDisplay.start(SCREEN_WIDTH, SCREEN_HEIGHT);
                    CallBenchmark benchmark = new CallBenchmark(
                            self, directory, environments(display, sound), display.pid(), CallBenchmark.TEST_CARD)) {
                if (longCall) {
                    only.add(Part.minute);
                }
                JsonObject findings = new JsonObject();
                for (Part part : only) {
                    System.err.println(part.says);
                    if (part == Part.chromium) {
                        var lengths = new BesideChromium.Length(options.quick, length);
                        compared = BesideChromium.measure(benchmark, sound.environment(ANN), directory, lengths);
                    } else if (part == Part.ear) {
                        findings.add(part.key, mouthToEar(self, directory, length));
                    } else {
                        findings.add(part.key, part.measure(benchmark, calls(), length));
                    }
                }
                return findings;
            }
        }

        private static JsonObject mouthToEar(List<String> self, Path directory, Duration length)
                throws IOException, InterruptedException {
            try (SoakStage stage = SoakStage.open(self, directory, Map.of());
                    EarMeter ear = stage.listen()) {
                return stage.calls().mouthToEar(ear, length);
            }
        }

        private static Map<VirtualSound, Map<String, String>> environments(
                VirtualDisplay display, PrivatePulseAudio sound) {
            Map<VirtualSound, Map<String, String>> all = new HashMap<>();
            for (VirtualSound peer : List.of(ANN, BOB)) {
                Map<String, String> one = new HashMap<>(display.environment());
                one.putAll(sound.environment(peer));
                all.put(peer, one);
            }
            return all;
        }
    }
}
