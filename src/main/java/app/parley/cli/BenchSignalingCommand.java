package app.parley.cli;

import app.parley.Checkout;
import app.parley.SearchPath;
import app.parley.bench.Contender;
import app.parley.bench.NpmPeer;
import app.parley.bench.Part;
import app.parley.bench.SignalingBenchmark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code parley bench signaling}: our server against npm's {@code peer}. */
@Command(
        name = "signaling",
        description = "The signaling server, beside npm's peer where that is at hand. Linux only.",
        mixinStandardHelpOptions = true)
final class BenchSignalingCommand extends MeasuringCommand {
    private static final int RUNS = 5;
    private static final int MOST_RUNS = 1000;

    @Mixin
    BenchOptions options = new BenchOptions();

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Parts to run: relay, accept (also idle), delay, attacks, storm, cluster. Default: all.")
    List<String> only = new ArrayList<>();

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "Runs of each part; the median counts. Default: 5; with --quick 1.")
    @Nullable
    Integer typedRuns;

    @Option(names = "--alone", description = "Without npm's peer.")
    boolean alone;

    int runs() {
        return options.chosen(typedRuns, RUNS, 1);
    }

    @Override
    ExitCode measure(List<String> self) throws IOException, InterruptedException, UsageException {
        int runs = runs();
        ranges.check("--runs", runs, 1, MOST_RUNS);
        List<Part> parts = parts();
        if (parts.contains(Part.CLUSTER) && !SearchPath.has("nats-server")) {
            System.err.println("Without nats-server on the PATH, several nodes are not measured.");
            parts.remove(Part.CLUSTER);
        }
        if (parts.isEmpty()) {
            return ExitCode.MACHINE_CANNOT;
        }
        Path directory = options.directory();
        var plan = new SignalingBenchmark.Plan(with(self, "bench", "load"), directory, options.quick, runs);
        var benchmark = new SignalingBenchmark(plan, contenders(self, directory), System.err::println);
        var report = benchmark.measure(parts);
        System.out.println(report.write(directory, "signaling"));
        return ExitCode.DONE;
    }

    private List<Part> parts() throws UsageException {
        List<Part> parts = new ArrayList<>();
        for (String word : only) {
            parts.add(Part.named(word).orElseThrow(() -> new UsageException("There is no such part: " + word)));
        }
        return parts.isEmpty() ? new ArrayList<>(List.of(Part.values())) : parts;
    }

    private List<Contender> contenders(List<String> self, Path directory) throws IOException, InterruptedException {
        List<Contender> all = new ArrayList<>();
        Optional<Path> checkout = Checkout.folder();
        List<String> unlimited = List.of("--message-rate", "0");
        List<String> program = checkout.isEmpty() || options.quick
                ? with(self, "serve")
                : BenchServer.prepare(checkout.get(), directory).command();
        all.add(new Contender("parley", program, unlimited));
        if (!alone) {
            BenchOptions.npmModules()
                    .map(modules -> new Contender("npm peer", NpmPeer.command(modules), List.of()))
                    .ifPresent(all::add);
        }
        return all;
    }

    private static List<String> with(List<String> some, String... more) {
        List<String> all = new ArrayList<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
