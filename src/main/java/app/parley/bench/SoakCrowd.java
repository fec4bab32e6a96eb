package app.parley.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The clients of {@link ClusterSoak}: half of them begin at each node, all come back when they are cut, and they send
 * each other numbered messages. Public methods are for the thread that started it. Closing cuts them all.
 */
final class SoakCrowd implements LoadListener, AutoCloseable {
    /** How many of those at the second node try to come back every tenth of a second, and at the first alone. */
    static final int INSISTENT = 20;

    private static final int AT_ONCE = 200;
    private static final int OPENING_MINUTES = 5;
    private static final int PAYLOAD = 256;
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final long IMPATIENCE = 100 * MILLI;

    /** As our own client waits, though at most 4 s and not 10. */
    private static final long SHORTEST_PAUSE = 250 * MILLI;

    private static final long LONGEST_PAUSE = 4 * SECOND;

    private final LoadLoop loop;
    private final Opener opener;
    private final SplittableRandom random;
    private final SoakLedger ledger;
    private final List<SoakClient> clients = new ArrayList<>();
    private final Queue<Retry> retries = new PriorityQueue<>(Comparator.comparingLong(Retry::due));
    private final ByteBuffer out = ByteBuffer.allocateDirect(2 * PAYLOAD);
    private boolean opening = true;
    private long interval;
    private long nextSend;
    private long looked;

    private record Retry(SoakClient client, long due) {}

    /**
     * @param nodes two servers
     * @param fateNanos by then a message has arrived, or its sender has been told
     */
    SoakCrowd(List<InetSocketAddress> nodes, long seed, long fateNanos) throws IOException {
        loop = new LoadLoop(nodes, this);
        opener = new Opener(loop);
        random = new SplittableRandom(seed);
        ledger = new SoakLedger(fateNanos);
        Thread.ofPlatform().name("soak").daemon().start(loop);
    }

    private <T> T ask(Callable<T> task) throws IOException, InterruptedException {
        try {
            return loop.submit(task).get();
        } catch (ExecutionException e) {
            throw new IOException("the soak's clients failed", e.getCause());
        }
    }

    /** Lets {@code count} clients connect; who is not let in at once tries again, as clients do. */
    void open(int count) throws IOException, InterruptedException {
        for (int i = 0; i < count; i++) {
            clients.add(new SoakClient(i, i % 2, i % 2 == 1 && i < 2 * INSISTENT));
        }
        List<LoadSocket> sockets = clients.stream().map(SoakClient::socket).toList();
        try {
            loop.submit(() -> opener.open(sockets, AT_ONCE))
                    .thenCompose(it -> it)
                    .get(OPENING_MINUTES, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the clients could not connect", e);
        }
        ask(() -> {
            opening = false;
            clients.stream().filter(it -> !it.isConnected()).forEach(it -> comeBack(it, false));
            return true;
        });
    }

    /** From now on so many messages a second go out; 0 is none. */
    void send(int rate) throws IOException, InterruptedException {
        ask(() -> {
            interval = rate == 0 ? 0 : SECOND / rate;
            nextSend = System.nanoTime();
            return true;
        });
    }

    /** Notes that the sockets at {@code node} are about to be cut; when that was. */
    long dooms(int node) throws IOException, InterruptedException {
        return ask(() -> {
            long now = System.nanoTime();
            clients.stream().filter(it -> it.socket().server() == node).forEach(it -> it.cut(now));
            return now;
        });
    }

    /** A quarter of all move to the second node by themselves. */
    void moveBack() throws IOException, InterruptedException {
        ask(() -> {
            for (SoakClient it : clients) {
                if (it.number() % 4 == 1 && it.socket().server() == 0) {
                    it.cut(System.nanoTime());
                    loop.lose(it.socket());
                }
            }
            return true;
        });
    }

    /** How many are not connected now. */
    long away() throws IOException, InterruptedException {
        return ask(() -> clients.stream().filter(it -> !it.isConnected()).count());
    }

    ClusterSoakReport.Counts counts() throws IOException, InterruptedException {
        return ask(ledger::counts);
    }

    List<String> faults(long killed, int most) throws IOException, InterruptedException {
        return ask(() -> ledger.faults(killed, most));
    }

    /** How long after {@code cut} the clients cut then were back, in seconds, the first first. */
    List<Double> backAfter(long cut, boolean insistent) throws IOException, InterruptedException {
        return ask(() -> clients.stream()
                .filter(it -> it.isInsistent() == insistent)
                .flatMapToLong(it -> it.backAfter(cut).stream())
                .sorted()
                .mapToObj(it -> (double) it / SECOND)
                .toList());
    }

    @Override
    public void opened(LoadSocket socket) {
        client(socket).opened(System.nanoTime());
        if (opening) {
            opener.opened(socket);
        }
    }

    private SoakClient client(LoadSocket socket) {
        return clients.get(SoakClient.numberOf(socket.id()));
    }

    @Override
    public void lost(LoadSocket socket, boolean wasOpen) {
        SoakClient it = client(socket);
        it.cut(System.nanoTime());
        if (opening) {
            opener.lost(socket, wasOpen);
        } else {
            comeBack(it, wasOpen);
        }
    }

    private void comeBack(SoakClient it, boolean wasOpen) {
        long now = System.nanoTime();
        if (it.isInsistent()) {
            it.socket().server(0);
            retries.add(new Retry(it, now + IMPATIENCE));
        } else {
            it.socket().server(1 - it.socket().server());
            long pause = wasOpen ? SHORTEST_PAUSE : Math.clamp(2 * it.pause(), SHORTEST_PAUSE, LONGEST_PAUSE);
            it.pause(pause);
            retries.add(new Retry(it, now + random.nextLong(pause)));
        }
    }

    @Override
    public void received(LoadSocket socket, long stamp) {
        ledger.arrived(client(socket), stamp, System.nanoTime());
    }

    @Override
    public void said(LoadSocket socket, byte[] in, int start, int end) {
        String text = new String(in, start, end - start, StandardCharsets.US_ASCII);
        if (text.startsWith("{\"type\":\"EXPIRE\",\"src\":\"")) {
            String receiver = text.split("\"", -1)[7];
            ledger.expired(client(socket), clients.get(SoakClient.numberOf(receiver)));
        }
    }

    @Override
    public void tick(long now) {
        if (opening) {
            opener.tick(now);
            return;
        }
        while (!retries.isEmpty() && retries.element().due() <= now) {
            loop.connect(retries.remove().client().socket());
        }
        for (; interval > 0 && nextSend <= now; nextSend += interval) {
            sendOne();
        }
        if (now - looked > SECOND) {
            looked = now;
            clients.stream()
                    .filter(it -> Opener.isStuck(it.socket(), now))
                    .toList()
                    .forEach(it -> loop.lose(it.socket()));
        }
    }

    /** To the neighbour, who begins at the other node, or to the next but one, who begins at the same. */
    private void sendOne() {
        int from = random.nextInt(clients.size());
        int to = (random.nextBoolean() ? from ^ 1 : from + 2) % clients.size();
        SoakClient sender = clients.get(from);
        if (!sender.isConnected() || from == to) {
            return;
        }
        SoakClient receiver = clients.get(to);
        long number = ledger.send(sender, receiver, System.nanoTime());
        sender.socket().sendsTo(receiver.id(), PAYLOAD);
        try {
            out.clear();
            sender.socket().putOffer(out, number);
            sender.socket().send(out.flip());
        } catch (IOException _) {
            loop.lose(sender.socket());
        }
    }

    @Override
    public void close() {
        loop.end();
    }
}
