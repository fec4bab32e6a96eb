package app.parley.server;

import io.nats.client.Subscription;
import org.jspecify.annotations.Nullable;

/** An ID that this node holds for a peer. A claim makes a new one; only a resume without the broker hands it on. */
final class Holding {
    private final Ownership ownership;
    private final long since;
    private volatile Peer peer;
    private volatile long revision;
    private volatile @Nullable Subscription subscription;

    /**
     * @param revision of the bucket's entry that says so
     * @param since by our monotonic clock, nanoseconds
     */
    Holding(Peer peer, Ownership ownership, long revision, long since) {
        this.peer = peer;
        this.ownership = ownership;
        this.revision = revision;
        this.since = since;
    }

    String id() {
        return peer.id();
    }

    Peer peer() {
        return peer;
    }

    /** The same owner's next socket. */
    void peer(Peer next) {
        peer = next;
    }

    Ownership ownership() {
        return ownership;
    }

    long epoch() {
        return ownership.epoch();
    }

    long revision() {
        return revision;
    }

    void revision(long next) {
        revision = next;
    }

    long since() {
        return since;
    }

    @Nullable
    Subscription subscription() {
        return subscription;
    }

    void subscription(Subscription its) {
        subscription = its;
    }
}
