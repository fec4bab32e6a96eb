package app.parley.server;

import app.parley.rig.NatsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * The larger check of several nodes, by hand and not in the suite: many peers on two nodes exchange numbered messages
 * while one node is killed and started again. Prints what became of every message and how long the take-over took.
 *
 * <p>Arguments: peers (10000), messages a second in all (1000).
 */
final class ClusterSoak {
    static final Duration TTL = ClusterOptions.STANDARD_TTL;
    private static final Duration STEADY = Duration.ofSeconds(15);
    private static final int OPENING_AT_ONCE = 64;

    private final int[] ports = {freePort(), freePort()};
    private final NodeProcess[] nodes = new NodeProcess[2];
    private final List<SoakPeer> peers = new ArrayList<>();
    private volatile boolean sending = true;

    private ClusterSoak() throws IOException {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rate = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        try (NatsServer broker = NatsServer.start()) {
            new ClusterSoak().run(broker, count, rate);
        }
        System.exit(0); // the peers' threads still read
    }

    private void run(NatsServer broker, int count, int rate) throws Exception {
        try {
            nodes[0] = node(broker, 0);
            nodes[1] = node(broker, 1);
            long began = System.nanoTime();
            open(count);
            say("%d peers on 2 nodes after %.1f s".formatted(count, seconds(began)));
            Thread sender = Thread.ofPlatform().start(() -> send(rate));
            Thread.sleep(STEADY);
            long killed = System.nanoTime();
            nodes[1].kill();
            say("node 2 killed");
            Thread.sleep(TTL.plusSeconds(8));
            nodes[1].close();
            nodes[1] = node(broker, 1);
            say("node 2 started again");
            peers.stream().filter(it -> it.number() % 4 == 1).forEach(SoakPeer::moveBack);
            Thread.sleep(STEADY);
            sending = false;
            sender.join();
            Thread.sleep(Duration.ofSeconds(8)); // what waits arrives or expires
            report(killed);
        } finally {
            for (NodeProcess it : nodes) {
                if (it != null) {
                    it.close();
                }
            }
        }
    }

    private void open(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            peers.add(new SoakPeer(i, ports));
        }
        try (var threads = Executors.newFixedThreadPool(OPENING_AT_ONCE)) {
            for (SoakPeer it : peers) {
                threads.submit(() -> {
                    it.start();
                    it.awaitOpen();
                    return it;
                });
            }
        }
    }

    /** To the neighbour at the other node, or to the next but one at the same node. */
    private void send(int rate) {
        long next = System.nanoTime();
        while (sending) {
            int from = ThreadLocalRandom.current().nextInt(peers.size());
            int to = ThreadLocalRandom.current().nextBoolean() ? from ^ 1 : (from + 2) % peers.size();
            peers.get(from).send(peers.get(to % peers.size()));
            next += 1_000_000_000L / rate;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void report(long killed) {
        SoakLedger.Counts counts = SoakLedger.count(peers);
        say(counts.toString());
        List<Long> times = peers.stream()
                .flatMapToLong(it -> it.takeOverNanos(killed))
                .sorted()
                .boxed()
                .toList();
        if (!times.isEmpty()) {
            say("take-over of %d IDs after the death of their node (TTL %d s): median %.2f s, last %.2f s"
                    .formatted(
                            times.size(), TTL.toSeconds(), times.get(times.size() / 2) / 1e9, times.getLast() / 1e9));
        }
    }

    private NodeProcess node(NatsServer broker, int number) throws IOException, InterruptedException {
        return NodeProcess.start(
                "--port",
                "" + ports[number],
                "--concurrent_limit",
                "20000",
                "--connections-per-address",
                "0",
                "--nats",
                broker.url(),
                "--node",
                "node" + (number + 1));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void say(String line) {
        System.out.println(line);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
