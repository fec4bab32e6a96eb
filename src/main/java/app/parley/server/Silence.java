package app.parley.server;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Notices who has fallen silent. Thread-safe.
 *
 * @param alive how long a peer may be silent
 * @param millis a monotonic clock
 * @param gone told of each that was silent for too long
 */
record Silence(Duration alive, LongSupplier millis, Consumer<Peer> gone) {
    /** Something was heard of {@code peer}. */
    void broken(Peer peer) {
        peer.seenAt(millis.getAsLong());
    }

    /** Pings the quiet once, gives up the silent. */
    void check(Peer peer, long now) {
        long silence = now - peer.seenAt();
        long limit = alive.toMillis();
        if (silence >= limit) {
            gone.accept(peer);
        } else if (silence < limit / 2) {
            peer.pinged(false);
        } else if (!peer.pinged()) {
            // A hidden page's timers may sleep; its browser still answers a ping.
            peer.pinged(true);
            peer.outbox().ping();
        }
    }
}
