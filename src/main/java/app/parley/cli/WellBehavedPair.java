package app.parley.cli;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Two clients who exchange messages as they should while others misbehave: each message must arrive, once, in order and
 * unchanged. It runs on a thread of its own from {@link #start} to {@link #finish}.
 */
final class WellBehavedPair {
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int MOST_TEXT = 4_000;

    private final Client ann;
    private final Client bob;
    private final AtomicBoolean finishing = new AtomicBoolean();
    private final Thread thread = new Thread(this::talk, "well-behaved-pair");

    /** Of the thread until it has ended. */
    private int rounds;

    private long slowestNanos;
    private @Nullable String problem;

    private WellBehavedPair(int port, String suffix, Duration patience) throws IOException {
        ann = Client.join(port, "ann-" + suffix, patience);
        bob = Client.join(port, "bob-" + suffix, patience);
    }

    private record Client(String id, SoakSocket socket) {
        static Client join(int port, String id, Duration patience) throws IOException {
            return new Client(id, SoakSocket.peer(port, id, patience));
        }
    }

    /**
     * How it went.
     *
     * @param rounds messages there and back
     * @param slowestMillis the longest of them
     * @param problem what went wrong; null if nothing did
     */
    record Outcome(int rounds, long slowestMillis, @Nullable String problem) {}

    /**
     * @param suffix makes the IDs such as nobody guesses
     * @param patience how long a message may take
     */
    static WellBehavedPair start(int port, String suffix, Duration patience) throws IOException {
        WellBehavedPair pair = new WellBehavedPair(port, suffix, patience);
        pair.thread.setDaemon(true);
        pair.thread.start();
        return pair;
    }

    /** Ends the talk after the round it is in. */
    Outcome finish() throws InterruptedException {
        finishing.set(true);
        thread.join();
        ann.socket.abort();
        bob.socket.abort();
        return new Outcome(rounds, Duration.ofNanos(slowestNanos).toMillis(), problem);
    }

    private void talk() {
        try {
            do {
                long start = System.nanoTime();
                pass("OFFER", ann, bob);
                pass("ANSWER", bob, ann);
                slowestNanos = Math.max(slowestNanos, System.nanoTime() - start);
                rounds++;
                LockSupport.parkNanos(PAUSE_NANOS);
            } while (!finishing.get() && problem == null);
        } catch (SocketTimeoutException _) {
            problem = "a good message did not arrive";
        } catch (IOException e) {
            problem = "a good client was cut off: " + e.getMessage();
        }
    }

    private void pass(String type, Client from, Client to) throws IOException {
        String payload = "\"" + rounds + "é".repeat(rounds % MOST_TEXT) + "\"";
        String rest = ",\"dst\":\"" + to.id + "\",\"payload\":" + payload + "}";
        from.socket.send("{\"type\":\"" + type + "\"" + rest);
        String wanted = "{\"type\":\"" + type + "\",\"src\":\"" + from.id + "\"" + rest;
        Optional<String> came = to.socket.next();
        if (!came.equals(Optional.of(wanted))) {
            problem = "a good client got "
                    + came.map(it -> it.substring(0, Math.min(200, it.length())))
                            .orElse("cut off");
        }
    }
}
