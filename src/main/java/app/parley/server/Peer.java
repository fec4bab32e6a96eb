package app.parley.server;

import org.jspecify.annotations.Nullable;

/** One socket that claims an ID. A resumed session is a new Peer with the same ID and owner. */
final class Peer {
    private final String id;
    private final TokenHash owner;
    private final Outbox outbox;
    private final Wishes wishes;
    private final @Nullable Long address;
    private volatile long seenAt;
    private volatile boolean current;

    /** Guarded by the registry's lock. */
    private int queuedBytes;

    /** Confined to whoever calls the registry's tick. */
    private boolean pinged;

    /**
     * What its socket asked for.
     *
     * @param listed whether it agrees to stand in the directory
     * @param kept whether its ID is kept for its owner once it has gone
     */
    record Wishes(boolean listed, boolean kept) {}

    /**
     * @param owner proves the ID
     * @param address what is shared out by {@link AddressLimit#key}; null for one that everybody may come by
     */
    Peer(String id, TokenHash owner, Outbox outbox, Wishes wishes, @Nullable Long address) {
        this.id = id;
        this.owner = owner;
        this.outbox = outbox;
        this.wishes = wishes;
        this.address = address;
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
        return wishes.listed;
    }

    boolean isKept() {
        return wishes.kept;
    }

    /** Whose share its messages and its kept ID count in; null for nobody's. */
    @Nullable
    Long address() {
        return address;
    }

    /** Whose messages count as one with its own: all of its address, else its own alone. */
    Object share() {
        return address == null ? this : address;
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
