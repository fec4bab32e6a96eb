package app.parley.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Two nodes on one NATS server, many clients who send each other numbered messages; one node is killed and started
 * again, and a quarter of the clients move to it. Everything runs on loopback and ends with the run.
 */
public final class ClusterSoak {
    /** The broker's answer is waited for so long; a message behind one that waits begins to wait anew. */
    private static final Duration BROKER = Duration.ofSeconds(2);

    private static final Duration SLACK = Duration.ofSeconds(2);
    private static final Duration BACK = Duration.ofSeconds(60);
    private static final int POLL_MILLIS = 50;
    private static final int MOST_FAULTS = 10;

    private final Plan plan;
    private final Consumer<String> progress;

    /**
     * How it is to run.
     *
     * @param serve the command line that runs a server, up to its options
     * @param directory where logs and the broker's store go
     * @param peers clients, half of them at each node
     * @param rate messages a second in all
     * @param seed of who sends to whom and who waits how long
     */
    public record Plan(List<String> serve, Path directory, int peers, int rate, long seed, Times times) {}

    /**
     * @param ttl {@code --node-ttl}
     * @param expire {@code --expire_timeout}
     * @param steady how long messages go on before the kill, and after the restart
     */
    public record Times(Duration ttl, Duration expire, Duration steady) {
        /** The server's own defaults. */
        public static Times usual() {
            return new Times(Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(15));
        }

        /** As short as they may be. */
        public static Times quick() {
            return new Times(Duration.ofSeconds(2), Duration.ofSeconds(1), Duration.ofSeconds(1));
        }

        /** By then a message has arrived or its sender has been told. */
        Duration fate() {
            return BROKER.plus(expire).plus(expire.dividedBy(5)).plus(SLACK);
        }
    }

    /** @param progress told what happens */
    public ClusterSoak(Plan plan, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /**
     * Runs it once; takes a minute and a half with the usual times.
     *
     * @throws IOException if a server does not start or there is no nats-server
     */
    public ClusterSoakReport run() throws IOException, InterruptedException {
        try (NatsBroker broker = NatsBroker.start(plan.directory());
                ServerUnderTest one = node(broker, "one");
                ServerUnderTest two = node(broker, "two");
                SoakCrowd crowd = new SoakCrowd(
                        Stream.of(one, two)
                                .map(it -> new InetSocketAddress(InetAddress.getLoopbackAddress(), it.port()))
                                .toList(),
                        plan.seed(),
                        plan.times().fate().toNanos())) {
            crowd.open(plan.peers());
            awaitAllBack(crowd);
            progress.accept(plan.peers() + " clients at two nodes");
            crowd.send(plan.rate());
            Thread.sleep(plan.times().steady());
            long killed = crowd.dooms(1);
            two.kill();
            progress.accept("the second node is killed");
            awaitAllBack(crowd);
            progress.accept("all its clients are back");
            try (ServerUnderTest _ = two.again(log())) {
                progress.accept("the second node is started again, a quarter of all move to it");
                crowd.moveBack();
                Thread.sleep(plan.times().steady());
                awaitAllBack(crowd);
                crowd.send(0);
                progress.accept("waiting until all messages have arrived or expired");
                Thread.sleep(plan.times().fate());
                awaitStragglers(crowd);
                return report(crowd, killed);
            }
        }
    }

    private void awaitAllBack(SoakCrowd crowd) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + plan.times().ttl().plus(BACK).toNanos();
        while (crowd.away() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    /** On a busy machine an EXPIRE may be late, which is no loss. */
    private void awaitStragglers(SoakCrowd crowd) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + plan.times().fate().toNanos();
        while (crowd.counts().lost() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(POLL_MILLIS);
        }
    }

    private ClusterSoakReport report(SoakCrowd crowd, long killed) throws IOException, InterruptedException {
        return new ClusterSoakReport(
                plan.times().ttl(),
                crowd.counts(),
                crowd.backAfter(killed, true),
                crowd.backAfter(killed, false),
                crowd.away(),
                crowd.faults(killed, MOST_FAULTS));
    }

    private ServerUnderTest node(NatsBroker broker, String name) throws IOException, InterruptedException {
        Times times = plan.times();
        List<String> options = List.of(
                "--node-ttl", "" + times.ttl().toMillis(),
                "--expire_timeout", "" + times.expire().toMillis());
        return broker.node(name, plan.serve(), options, log());
    }

    private Path log() {
        return plan.directory().resolve("server.log");
    }
}
