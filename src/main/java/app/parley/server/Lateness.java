package app.parley.server;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds what a stopped broker held back: by then its sender has been told that it was lost. Clocks of two nodes are not
 * compared, only how much longer a message took than the fastest one from its node. Where all of a node's messages seem
 * late for long, its clock has jumped. Thread-safe.
 */
final class Lateness {
    private static final int MOST_NODES = 1_000;

    private final long mostNanos;
    private final Map<Integer, Delay> delays = new ConcurrentHashMap<>();

    /**
     * @param best the fastest so far: the receiver's clock less the sender's
     * @param lateSince when the first of the late ones came; 0 if the last one was in time
     */
    private record Delay(long best, long lateSince) {}

    /** @param mostNanos how much longer than the fastest is late */
    Lateness(long mostNanos) {
        this.mostNanos = mostNanos;
    }

    /**
     * @param node stands for the sender's node
     * @param sent by the sender's monotonic clock, nanoseconds
     * @param now by ours
     */
    boolean isLate(int node, long sent, long now) {
        long delay = now - sent;
        if (delays.size() > MOST_NODES) {
            delays.clear(); // nodes that are long gone
        }
        Delay judged = delays.merge(node, new Delay(delay, 0), (before, _) -> judge(before, delay, now));
        return judged.lateSince != 0;
    }

    private Delay judge(Delay before, long delay, long now) {
        if (delay - before.best <= mostNanos) {
            return new Delay(Math.min(before.best, delay), 0);
        }
        if (before.lateSince != 0 && now - before.lateSince > 2 * mostNanos) {
            return new Delay(delay, 0);
        }
        return new Delay(before.best, before.lateSince == 0 ? now : before.lateSince);
    }
}
