package app.parley.cli;

import app.parley.bench.Contender;
import app.parley.bench.NpmPeer;
import app.parley.bench.Part;
import app.parley.bench.SignalingBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley bench signaling}: our server against npm's {@code peer}. */
@Command(
        name = "signaling",
        description = "The signaling server, beside npm's peer where that is at hand. Linux only.",
        mixinStandardHelpOptions = true)
final class BenchSignalingCommand implements Callable<Integer> {
    private static final int RUNS = 5;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the figures go. Default: target/bench.")
    @Nullable
    Path out;

    @Option(
            names = "--only",
            paramLabel = "PART",
            split = ",",
            description = "Parts to run: relay, accept (also idle), delay, attacks, storm, cluster. Default: all.")
    List<String> only = new ArrayList<>();

    @Option(names = "--runs", paramLabel = "N", description = "Runs of each part; the median counts. Default: 5.")
    int runs = RUNS;

    @Option(names = "--quick", description = "A tenth of the clients, a second each, one run: does it work?")
    boolean quick;

    @Option(names = "--alone", description = "Without npm's peer.")
    boolean alone;

    private final CliWords words = new CliWords(Locale.getDefault());

    @Override
    public Integer call() throws IOException, InterruptedException {
        Optional<List<String>> self = OwnCommand.prefix();
        if (self.isEmpty() || !Files.isReadable(Path.of("/proc/self/smaps_rollup"))) {
            System.err.println(words.say("demo.noCommand"));
            return ExitCode.MACHINE_CANNOT.number();
        }
        List<Part> parts = new ArrayList<>();
        for (String word : only) {
            Optional<Part> part = Part.named(word);
            if (part.isEmpty() || runs < 1) {
                System.err.println("There is no such part: " + word);
                return ExitCode.WRONG_USAGE.number();
            }
            parts.add(part.get());
        }
        if (parts.isEmpty()) {
            parts.addAll(List.of(Part.values()));
        }
        if (parts.contains(Part.CLUSTER) && !BenchOptions.onPath("nats-server")) {
            System.err.println("Without nats-server on the PATH, several nodes are not measured.");
            parts.remove(Part.CLUSTER);
        }
        if (parts.isEmpty()) {
            return ExitCode.MACHINE_CANNOT.number();
        }
        Path directory = (out == null ? DemoFiles.standard().resolveSibling("bench") : out).toAbsolutePath();
        Files.createDirectories(directory);
        var plan = new SignalingBenchmark.Plan(
                with(self.get(), "bench", "load"), directory, quick, quick ? 1 : Math.max(1, runs));
        var benchmark = new SignalingBenchmark(plan, contenders(self.get(), directory), System.err::println);
        var report = benchmark.measure(parts);
        System.out.println(report.write(directory, "signaling"));
        return ExitCode.DONE.number();
    }

    private List<Contender> contenders(List<String> self, Path directory) throws IOException, InterruptedException {
        List<Contender> all = new ArrayList<>();
        String checkout = System.getProperty("parley.checkout", "");
        List<String> unlimited = List.of("--message-rate", "0");
        List<String> program = checkout.isEmpty() || quick
                ? with(self, "serve")
                : BenchServer.prepare(Path.of(checkout), directory).command();
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
