package app.parley.server;

/** One socket that claims an ID. A resumed session is a new Peer with the same ID and token. */
final class Peer {
    private final String id;
    private final String token;
    private final Outbox outbox;
    private final boolean listed;
    private volatile long seenAt;
    private volatile boolean current;

    /** Guarded by the registry's lock. */
    private int queuedBytes;

    /** Confined to whoever calls the registry's tick. */
    private boolean pinged;

    Peer(String id, String token, Outbox outbox) {
        this(id, token, outbox, false);
    }

    /** @param listed whether it agrees to stand in the directory */
    Peer(String id, String token, Outbox outbox, boolean listed) {
        this.listed = listed;
        this.id = id;
        this.token = token;
        this.outbox = outbox;
    }

    String id() {
        return id;
    }

    Outbox outbox() {
        return outbox;
    }

    boolean isListed() {
        return listed;
    }

    /** Whether this socket holds its ID now. Only then may it send in the ID's name. */
    boolean isCurrent() {
        return current;
    }

    void current(boolean now) {
        current = now;
    }

    boolean sameOwner(Peer other) {
        return id.equals(other.id) && token.equals(other.token);
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
