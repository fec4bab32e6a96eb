package app.parley.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** One of {@link ClusterSoak}'s peers: stays connected, to whichever node takes it, and keeps books. */
final class SoakPeer {
    private static final String OPEN = "{\"type\":\"OPEN\"}";

    /** Milliseconds: as our own client waits, though at most 4 s and not 10. */
    private static final int SHORTEST_PAUSE = 250;

    private static final int LONGEST_PAUSE = 4_000;

    private final int number;
    private final int[] ports;
    private final CountDownLatch opened = new CountDownLatch(1);

    /** Guarded by this, all of them. */
    private final List<Sent> sent = new ArrayList<>();

    private final Map<Long, Integer> received = new HashMap<>();
    private final List<Told> told = new ArrayList<>();
    private final List<Spell> spells = new ArrayList<>();
    private @Nullable TestSocket socket;
    private int node;

    /** A message of ours: its number is unique in the whole run. */
    record Sent(long number, int receiver, long at) {}

    /** Messages to {@code receiver} sent before {@code at} may have expired. */
    record Told(int receiver, long at) {}

    /** A time with a socket; still open if {@code to} is {@link Long#MAX_VALUE}. */
    record Spell(long from, long to) {}

    SoakPeer(int number, int[] ports) {
        this.number = number;
        this.ports = ports;
        this.node = number % 2;
    }

    int number() {
        return number;
    }

    void start() {
        Thread.ofVirtual().start(this::live);
    }

    void awaitOpen() throws InterruptedException {
        opened.await();
    }

    private void live() {
        int pause = SHORTEST_PAUSE;
        while (true) {
            try (TestSocket its = TestSocket.asking(ports[node], "key=peerjs&id=soak" + number + "&token=t" + number)) {
                its.patience(0);
                if (its.next().equals(OPEN)) {
                    begin(its);
                    opened.countDown();
                    pause = SHORTEST_PAUSE;
                    read(its);
                }
            } catch (IOException _) {
                // refused, or cut
            }
            end();
            node ^= 1;
            pause = Math.min(2 * pause, LONGEST_PAUSE);
            try {
                Thread.sleep(ThreadLocalRandom.current().nextInt(pause));
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void read(TestSocket its) throws IOException {
        while (true) {
            String message = its.next();
            if (message.equals(TestSocket.GONE) || message.equals(TestSocket.CLOSED)) {
                return;
            }
            take(message);
        }
    }

    private synchronized void take(String message) {
        if (message.startsWith("{\"type\":\"EXPIRE\"")) {
            String from = message.substring(message.indexOf("\"src\":\"soak") + 11);
            told.add(new Told(Integer.parseInt(from.substring(0, from.indexOf('"'))), System.nanoTime()));
        } else {
            String payload = message.substring(message.indexOf("\"payload\":") + 10, message.length() - 1);
            received.merge(Long.parseLong(payload), 1, Integer::sum);
        }
    }

    private synchronized void begin(TestSocket its) {
        socket = its;
        spells.add(new Spell(System.nanoTime(), Long.MAX_VALUE));
    }

    private synchronized void end() {
        if (socket != null) {
            socket = null;
            spells.add(new Spell(spells.removeLast().from(), System.nanoTime()));
        }
    }

    /** Sends one message, if it is connected. */
    synchronized void send(SoakPeer to) {
        if (socket != null) {
            long message = (long) number << 32 | sent.size();
            sent.add(new Sent(message, to.number, System.nanoTime()));
            try {
                socket.send("{\"type\":\"CANDIDATE\",\"dst\":\"soak" + to.number + "\",\"payload\":" + message + "}");
            } catch (IOException _) {
                // cut: the reader notices
            }
        }
    }

    /** Gives its socket up and tries the second node first. */
    void moveBack() {
        TestSocket its;
        synchronized (this) {
            its = socket;
        }
        node = 0; // the loop takes the other one
        if (its != null) {
            try {
                its.close();
            } catch (IOException _) {
                // gone already
            }
        }
    }

    /** How long after {@code killed} it was connected again, if it was cut then. */
    synchronized LongStream takeOverNanos(long killed) {
        boolean cut = spells.stream().anyMatch(it -> Math.abs(it.to() - killed) < 1_000_000_000L);
        return cut
                ? spells.stream()
                        .mapToLong(Spell::from)
                        .filter(it -> it > killed)
                        .limit(1)
                        .map(it -> it - killed)
                : LongStream.empty();
    }

    synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    synchronized int timesReceived(long message) {
        return received.getOrDefault(message, 0);
    }

    /** Whether an EXPIRE may speak of a message to {@code receiver} sent at {@code at}. */
    synchronized boolean wasTold(int receiver, long at) {
        return told.stream().anyMatch(it -> it.receiver() == receiver && it.at() > at);
    }

    /** Whether it had one and the same socket from {@code from} to {@code to}. */
    synchronized boolean wasConnected(long from, long to) {
        return spells.stream().anyMatch(it -> it.from() <= from && it.to() >= to);
    }
}
