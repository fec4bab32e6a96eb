package app.parley.cli;

import app.parley.bench.ClusterSoak;
import app.parley.bench.ClusterSoak.Times;
import app.parley.bench.ClusterSoakReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley soak cluster}: whether two nodes lose messages when one of them is killed. English only. */
@Command(
        name = "cluster",
        description = "Starts a NATS server and two servers of its own on this computer, and many clients who send each"
                + " other messages while one server is killed and started again. The exit code is 1 if a message was"
                + " lost or came twice, or if an owner got the ID back too late. Needs nats-server.",
        mixinStandardHelpOptions = true)
final class SoakClusterCommand extends SelfStartingCommand {
    private static final int LEAST_PEERS = 4;
    private static final int MOST_PEERS = 15_000;
    private static final int MOST_RATE = 100_000;
    private static final int QUICK_PART = 20;

    @Option(names = "--peers", paramLabel = "N", description = "Clients. Default: 10000; with --quick 500.")
    int peers;

    @Option(names = "--rate", paramLabel = "N", description = "Messages a second. Default: ${DEFAULT-VALUE}.")
    int rate = 1_000;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same senders, receivers and pauses again. Default: a new one.")
    long seed;

    @Option(names = "--quick", description = "Times as short as they may be: does it work?")
    boolean quick;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the servers' logs go. Default: target/soak.")
    @Nullable
    Path out;

    @Override
    int run(List<String> self) throws IOException, InterruptedException, UsageException {
        int count = peers != 0 ? peers : quick ? 10_000 / QUICK_PART : 10_000;
        ranges.check("--peers", count, LEAST_PEERS, MOST_PEERS);
        ranges.check("--rate", rate, 1, MOST_RATE);
        MissingProgramException.check("nats-server", "nats-server");
        return soak(self, count).number();
    }

    private ExitCode soak(List<String> self, int count) throws IOException, InterruptedException {
        long chosen = seed == 0 ? ThreadLocalRandom.current().nextLong() : seed;
        System.err.println("seed " + chosen);
        Path directory = (out == null ? DemoFiles.standard().resolveSibling("soak") : out).toAbsolutePath();
        Files.createDirectories(directory);
        List<String> serve = new ArrayList<>(self);
        serve.add("serve");
        Times times = quick ? Times.quick() : Times.usual();
        var plan = new ClusterSoak.Plan(serve, directory, count, rate, chosen, times);
        ClusterSoakReport report = new ClusterSoak(plan, System.err::println).run();
        System.out.println(report.table());
        return report.isGood() ? ExitCode.DONE : ExitCode.EXPECTATION_FAILED;
    }
}
