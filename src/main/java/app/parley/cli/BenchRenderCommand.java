package app.parley.cli;

import app.parley.bench.SizeComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench render}: what drawing costs at 720p and at 1080p. */
@Command(
        name = "render",
        description = "What drawing pictures of 1280 x 720 and of 1920 x 1080 costs: calls with windows of that size,"
                + " and without. Linux only.",
        mixinStandardHelpOptions = true)
final class BenchRenderCommand implements Callable<Integer> {
    private static final int RUNS = 3;

    @Mixin
    BenchOptions options = new BenchOptions();

    @Option(names = "--for", paramLabel = "TIME", description = "Length of each call. Default: ${DEFAULT-VALUE}.")
    String duration = "20s";

    private final CliWords words = new CliWords(Locale.getDefault());

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<List<String>> self = OwnCommand.prefix();
        Optional<Duration> length = Durations.parse(duration);
        if (self.isEmpty() || !BenchOptions.hasProc()) {
            System.err.println(words.say("demo.noCommand"));
            return ExitCode.MACHINE_CANNOT.number();
        }
        if (length.isEmpty()) {
            System.err.println(words.say("time.bad", duration));
            return ExitCode.WRONG_USAGE.number();
        }
        Path directory = options.directory();
        SizeComparison comparison = new SizeComparison(
                windows -> steady(self.get(), directory, SoakStage.Look.of(1920, 1080), windows, length.get()),
                windows -> steady(self.get(), directory, SoakStage.Look.of(1280, 720), windows, length.get()),
                System.err::println);
        System.out.println(comparison.measure(options.quick ? 1 : RUNS).write(directory, "render"));
        return ExitCode.DONE.number();
    }

    private static Map<String, Double> steady(
            List<String> self, Path directory, SoakStage.Look look, boolean windows, Duration length)
            throws IOException, InterruptedException {
        try (SoakStage stage = SoakStage.open(self, directory, Map.of(), look)) {
            return new MeasuredCalls(stage.calls()).steady(windows, length);
        }
    }
}
