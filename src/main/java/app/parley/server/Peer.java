package app.parley.server;

/** One socket that claims an ID. A resumed session is a new Peer with the same ID and owner. */
final class Peer {
    private final String id;
    private final TokenHash owner;
    private final Outbox outbox;
    private final boolean listed;
    private final boolean kept;
    private volatile long seenAt;
    private volatile boolean current;

    /** Guarded by the registry's lock. */
    private int queuedBytes;

    /** Confined to whoever calls the registry's tick. */
    private boolean pinged;

    /**
     * @param owner proves the ID
     * @param listed whether it agrees to stand in the directory
     * @param kept whether its ID is kept for its owner once it has gone
     */
    Peer(String id, TokenHash owner, Outbox outbox, boolean listed, boolean kept) {
        this.id = id;
        this.owner = owner;
        this.outbox = outbox;
        this.listed = listed;
        this.kept = kept;
    }

    String id() {
        return id;
    }

    Outbox outbox() {
        return outbox;
    }

    TokenHash owner() {
        return owner;
    }

    boolean isListed() {
        return listed;
    }

    boolean isKept() {
        return kept;
    }

    /** Whether this socket holds its ID now. Only then may it send in the ID's name. */
    boolean isCurrent() {
        return current;
    }

    void current(boolean now) {
        current = now;
    }

    boolean sameOwner(Peer other) {
        return id.equals(other.id) && owner.matches(other.owner);
    }

    /** What proves to other nodes that it is the same owner. */
    String proof() {
        return owner.text();
    }

    long seenAt() {
        return seenAt;
    }

    void seenAt(long millis) {
        seenAt = millis;
    }

    boolean pinged() {
        return pinged;
    }

    void pinged(boolean now) {
        pinged = now;
    }

    int queuedBytes() {
        return queuedBytes;
    }

    void addQueuedBytes(int more) {
        queuedBytes += more;
    }
}
