package app.parley.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Clients in pairs that send each other offers, in one of two ways: each message is answered by one (closed loop, as
 * fast as the server goes), or messages go out by the clock whatever comes back (open loop: a message that is late
 * because others were counts as late). Public methods are for the thread that started it.
 */
final class Load implements LoadListener {
    private static final int BATCH = 1 << 20;
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final long STRAGGLERS = TimeUnit.SECONDS.toNanos(2);

    private final LoadLoop loop;
    private final int servers;
    private final Opener opener;
    private final List<LoadSocket> sockets = new ArrayList<>();
    private final ByteBuffer out = ByteBuffer.allocateDirect(BATCH);
    private DelayHistogram delays = new DelayHistogram();
    private boolean answering;
    private int toAnswer;
    private long received;
    private long countsFrom;

    /** What the loop has seen; the delays are those since the last count. */
    record Count(long received, long nanos, DelayHistogram delays) {}

    /** @param servers the clients connect to them in turn, so that of each pair one is at another */
    Load(List<InetSocketAddress> servers) throws IOException {
        loop = new LoadLoop(servers, this);
        this.servers = servers.size();
        opener = new Opener(loop);
        Thread.ofPlatform().name("load").daemon().start(loop);
    }

    /**
     * Connects {@code count} clients whose names begin with {@code prefix}.
     *
     * @param atOnce how many may be on their way at a time
     */
    Opener.Outcome open(String prefix, int count, int atOnce)
            throws ExecutionException, InterruptedException, TimeoutException {
        return loop.submit(() -> {
                    List<LoadSocket> fresh = new ArrayList<>();
                    for (int i = 0; i < count; i++) {
                        var socket = new LoadSocket(prefix + "-" + i);
                        socket.server(i % servers);
                        fresh.add(socket);
                    }
                    sockets.addAll(fresh);
                    return opener.open(fresh, atOnce);
                })
                .thenCompose(it -> it)
                .get(1, TimeUnit.MINUTES);
    }

    /** From now on whoever is cut off comes back by itself. */
    void comeBack() throws ExecutionException, InterruptedException {
        loop.submit(() -> {
                    opener.persist();
                    return true;
                })
                .get();
    }

    /** Waits until all are back. */
    Opener.Outcome allBack(int seconds) throws ExecutionException, InterruptedException, TimeoutException {
        return loop.submit(opener::allBack).thenCompose(it -> it).get(seconds, TimeUnit.SECONDS);
    }

    /** Makes the first {@code clients} pairs ready to send. */
    void pair(int clients, int payloadBytes) throws ExecutionException, InterruptedException {
        loop.submit(() -> {
                    for (int i = 0; i < Math.min(clients, sockets.size()); i++) {
                        sockets.get(i).sendsTo(sockets.get(i ^ 1).id(), payloadBytes);
                    }
                    return true;
                })
                .get();
    }

    /** Starts the closed loop with {@code inFlight} messages on their way from each of {@code clients}. */
    void answer(int clients, int inFlight) throws ExecutionException, InterruptedException {
        loop.submit(() -> {
                    answering = true;
                    for (LoadSocket socket : sockets.subList(0, clients)) {
                        offers(socket, inFlight);
                    }
                    return true;
                })
                .get();
    }

    /** Ends the closed loop; what is on its way arrives and is not answered. */
    void stopAnswering() throws ExecutionException, InterruptedException {
        loop.submit(() -> answering = false).get();
    }

    /** What has arrived so far. */
    Count count() throws ExecutionException, InterruptedException {
        return loop.submit(() -> {
                    var counted = new Count(received, System.nanoTime(), delays);
                    delays = new DelayHistogram();
                    return counted;
                })
                .get();
    }

    /** Sends {@code rate} messages a second in all from {@code clients}, for some time; returns their delays. */
    Count pace(int clients, int rate, int seconds) throws ExecutionException, InterruptedException {
        List<LoadSocket> senders = List.copyOf(sockets.subList(0, clients));
        long start = System.nanoTime();
        Count before = loop.submit(() -> {
                    countsFrom = start;
                    delays = new DelayHistogram();
                    return new Count(received, start, delays);
                })
                .get();
        long sent = Math.multiplyExact((long) rate, seconds);
        send(senders, start, rate, sent);
        Count now = peek();
        long patience = System.nanoTime() + STRAGGLERS;
        while (now.received() - before.received() < sent && System.nanoTime() < patience) {
            LockSupport.parkNanos(NANOS_A_SECOND / 100);
            now = peek();
        }
        return new Count(now.received() - before.received(), now.nanos() - start, now.delays());
    }

    private Count peek() throws ExecutionException, InterruptedException {
        return loop.submit(() -> new Count(received, System.nanoTime(), delays)).get();
    }

    /** The delay of each counts from when it was due. */
    private static void send(List<LoadSocket> senders, long start, int rate, long messages) {
        ByteBuffer one = ByteBuffer.allocateDirect(BATCH);
        for (long i = 0; i < messages; i++) {
            long due = start + i * NANOS_A_SECOND / rate;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            LoadSocket sender = senders.get((int) (i % senders.size()));
            try {
                one.clear();
                sender.putOffer(one, due);
                sender.send(one.flip());
            } catch (IOException _) {
                // Its loss shows in what arrives.
            }
        }
    }

    @Override
    public void opened(LoadSocket socket) {
        opener.opened(socket);
    }

    @Override
    public void received(LoadSocket socket, long stamp) {
        if (stamp >= countsFrom) {
            received++;
            delays.record(System.nanoTime() - stamp);
            toAnswer += answering ? 1 : 0;
        }
    }

    @Override
    public void readDone(LoadSocket socket) {
        int answers = toAnswer;
        toAnswer = 0;
        offers(socket, answers);
    }

    private void offers(LoadSocket socket, int count) {
        if (count == 0) {
            return;
        }
        try {
            out.clear();
            for (int i = 0; i < count; i++) {
                socket.putOffer(out, System.nanoTime());
            }
            socket.send(out.flip());
        } catch (IOException _) {
            loop.lose(socket);
        }
    }

    @Override
    public void lost(LoadSocket socket, boolean wasOpen) {
        opener.lost(socket, wasOpen);
    }

    @Override
    public void tick(long now) {
        opener.tick(now);
    }
}
