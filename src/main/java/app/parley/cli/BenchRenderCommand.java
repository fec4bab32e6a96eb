package app.parley.cli;

import app.parley.bench.SizeComparison;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench render}: what drawing costs at 720p and at 1080p. */
@Command(
        name = "render",
        description = "What drawing pictures of 1280 x 720 and of 1920 x 1080 costs: calls with windows of that size,"
                + " and without. Linux only.",
        mixinStandardHelpOptions = true)
final class BenchRenderCommand extends MeasuringCommand {
    private static final int RUNS = 3;
    private static final Duration USUAL = Duration.ofSeconds(20);
    private static final Duration QUICK = Duration.ofSeconds(5);

    @Mixin
    BenchOptions options = new BenchOptions();

    @Option(names = "--for", paramLabel = "TIME", description = "Length of each call. Default: 20s; with --quick 5s.")
    @Nullable
    String duration;

    @Override
    ExitCode measure(List<String> self) throws IOException, InterruptedException, UsageException {
        Duration length = options.length(duration, USUAL, QUICK, words);
        Path directory = options.directory();
        SizeComparison comparison = new SizeComparison(
                windows -> steady(self, directory, SoakStage.Look.of(1920, 1080), windows, length),
                windows -> steady(self, directory, SoakStage.Look.of(1280, 720), windows, length),
                System.err::println);
        System.out.println(comparison.measure(options.chosen(null, RUNS, 1)).write(directory, "render"));
        return ExitCode.DONE;
    }

    private static Map<String, Double> steady(
            List<String> self, Path directory, SoakStage.Look look, boolean windows, Duration length)
            throws IOException, InterruptedException {
        try (SoakStage stage = SoakStage.open(self, directory, Map.of(), look)) {
            return new MeasuredCalls(stage.calls()).steady(windows, length);
        }
    }
}
