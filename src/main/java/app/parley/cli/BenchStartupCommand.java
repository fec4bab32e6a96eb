package app.parley.cli;

import app.parley.bench.ComparisonReport;
import app.parley.bench.DesktopProgram;
import app.parley.bench.StartupBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench startup}, also known as {@code memory}: from the process to the home screen, and its memory. */
@Command(
        name = "startup",
        aliases = "memory",
        description = "How long the window takes to come up and what memory it holds 8 s later, beside a JavaFX"
                + " hello-world, Jami and Linphone where they are at hand. Linux only.",
        mixinStandardHelpOptions = true)
final class BenchStartupCommand extends MeasuringCommand {
    private static final int RUNS = 7;
    private static final int MOST_RUNS = 1000;
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1000;

    @Mixin
    BenchOptions options = new BenchOptions();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Starts of each; the median counts. Default: 7; with --quick 1.")
    @Nullable
    Integer typedRuns;

    @Option(
            names = "--installed",
            paramLabel = "LAUNCHER",
            description = "An installed Parley's launcher. Default: the image that ./parley package made, else the"
                    + " checkout.")
    @Nullable
    Path installed;

    @Option(names = "--alone", description = "Without Jami and Linphone.")
    boolean alone;

    int runs() {
        return options.chosen(typedRuns, RUNS, 1);
    }

    @Override
    ExitCode measure(List<String> self) throws IOException, InterruptedException, UsageException {
        int runs = runs();
        ranges.check("--runs", runs, 1, MOST_RUNS);
        MissingProgramException.check("dbus-daemon", "dbus");
        Path directory = options.directory();
        BenchPrograms at = new BenchPrograms();
        List<String> ours = at.ours(Optional.ofNullable(installed), self);
        List<DesktopProgram> programs = new ArrayList<>(List.of(new DesktopProgram("parley", ours)));
        at.hello(self, directory).ifPresent(programs::add);
        if (!alone) {
            programs.addAll(at.natives());
        }
        List<String> help = new ArrayList<>(ours);
        help.add("--help");
        try (VirtualDisplay display = VirtualDisplay.start(WIDTH, HEIGHT)) {
            var plan = new StartupBenchmark.Plan(display.environment(), directory, options.quick, runs, help);
            ComparisonReport report = new StartupBenchmark(plan, programs, System.err::println).measure();
            System.out.println(report.write(directory, "startup"));
        }
        return ExitCode.DONE;
    }
}
