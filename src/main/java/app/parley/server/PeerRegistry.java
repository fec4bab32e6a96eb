package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.ServerOptions.QueueLimits;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is connected, what waits for whom, and who has fallen silent. Knows no socket and no clock of its own.
 *
 * <p>Thread-safe. Claims, releases and queues change under one lock; a message to a connected peer takes none.
 */
final class PeerRegistry {
    /** The longest ID that can be claimed; PROTOCOL's own rule. */
    static final int LONGEST_ID = 64;

    /** What fits in a client's longest frame, 64 KiB, whatever the IDs. */
    private static final int LONGEST_DIRECTORY = 900;

    /** The outcome of a claim. */
    enum Claim {
        /** The ID was free. */
        OPENED,
        /** The same owner came back; its old socket has been retired. */
        RESUMED,
        /** Another owner holds it, or it is kept for one. */
        TAKEN,
        /** No more IDs are given out. */
        FULL,
        /** The other nodes cannot be asked whose it is. */
        UNAVAILABLE
    }

    /**
     * @param concurrentLimit IDs connected at a time
     * @param expire how long a message waits
     * @param alive how long a peer may be silent
     * @param queues bounds of what waits
     * @param keeping how long an ID is its owner's who has gone
     */
    record Rules(int concurrentLimit, Duration expire, Duration alive, QueueLimits queues, Keeping keeping) {}

    private final Object lock = new Object();
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();
    private final OfflineQueues queues;
    private final KeptIds kept;
    private final Watches watches = new Watches();
    private final Tally tally = new Tally();
    private final Rules rules;
    private final LongSupplier millis;
    private final Cluster cluster;

    /** The registry of a node that is alone. */
    PeerRegistry(Rules rules, LongSupplier millis) {
        this(rules, millis, new SingleNode());
    }

    /**
     * @param millis a monotonic clock
     * @param cluster where IDs live that are not here
     */
    PeerRegistry(Rules rules, LongSupplier millis, Cluster cluster) {
        this.rules = rules;
        this.millis = millis;
        this.cluster = cluster;
        this.queues = new OfflineQueues(rules.queues());
        this.kept = new KeptIds(rules.keeping());
    }

    /** As {@link #claim(Peer, byte[])}, once no other node holds the ID. Answers once, on any thread. */
    void claim(Peer peer, byte[] welcome, Consumer<Claim> answer) {
        cluster.claim(
                peer,
                verdict -> answer.accept(
                        switch (verdict) {
                            case GRANTED -> claimGranted(peer, welcome);
                            case TAKEN -> Claim.TAKEN;
                            case UNAVAILABLE -> Claim.UNAVAILABLE;
                        }));
    }

    private Claim claimGranted(Peer peer, byte[] welcome) {
        Claim claim = claim(peer, welcome);
        if (claim != Claim.OPENED && claim != Claim.RESUMED) {
            cluster.release(peer, false);
        }
        return claim;
    }

    /**
     * Gives the ID to {@code peer} if it may have it, and sends the welcome and then what waited, before any message
     * that comes after. Otherwise sends nothing.
     */
    Claim claim(Peer peer, byte[] welcome) {
        synchronized (lock) {
            Peer holder = peers.get(peer.id());
            boolean taken = holder == null
                    ? kept.isKeptFromOthers(peer.id(), peer.owner(), millis.getAsLong())
                    : !holder.sameOwner(peer);
            if (taken) {
                return Claim.TAKEN;
            }
            if (holder == null && peers.size() >= rules.concurrentLimit()) {
                return Claim.FULL;
            }
            if (holder != null) {
                holder.current(false);
                watches.forget(holder);
                holder.outbox().retire();
            }
            touch(peer);
            peer.current(true);
            peer.outbox().send(welcome);
            queues.take(peer.id()).forEach(it -> deliver(peer, it));
            peers.put(peer.id(), peer);
            if (holder == null) {
                watches.tell(peer.id(), true);
            }
            return holder == null ? Claim.OPENED : Claim.RESUMED;
        }
    }

    /** {@code peer} is gone: its ID is free, or kept for it. A socket that was retired changes nothing. */
    void release(Peer peer) {
        remove(peer, !peer.isKept());
    }

    /** {@code peer} gives its ID up: from now on anybody can claim it. */
    void free(Peer peer) {
        remove(peer, true);
    }

    private void remove(Peer peer, boolean free) {
        boolean held;
        synchronized (lock) {
            peer.current(false);
            watches.forget(peer);
            held = peers.remove(peer.id(), peer);
            if (held) {
                if (free) {
                    kept.free(peer.id());
                } else {
                    kept.keep(peer.id(), peer.owner(), millis.getAsLong());
                }
                watches.tell(peer.id(), cluster.isElsewhere(peer.id()));
            }
        }
        if (held) {
            cluster.release(peer, free);
        }
    }

    /** Whether {@code id} is somebody's, who holds it or may come back for it. */
    boolean isOwned(String id) {
        synchronized (lock) {
            return peers.containsKey(id) || kept.isKept(id, millis.getAsLong()) || cluster.isElsewhere(id);
        }
    }

    /** Notes that something was heard of {@code peer}. */
    void touch(Peer peer) {
        peer.seenAt(millis.getAsLong());
    }

    /** Hands an OFFER, ANSWER or CANDIDATE on, or keeps it for a receiver who is away. */
    void relay(Peer sender, String receiver, byte[] message) {
        if (sender.isCurrent() && !forward(sender, receiver, message) && !keep(sender, receiver, message)) {
            // Nobody will ever pick it up: say so now rather than never.
            tell(sender, receiver);
        }
    }

    private void tell(Peer sender, String receiver) {
        tally.expired();
        sender.outbox().send(ServerMessages.expire(receiver, sender.id()));
    }

    /** Hands a message on if its receiver is connected; it is not kept. */
    boolean forward(Peer sender, String receiver, byte[] message) {
        Peer there = peers.get(receiver);
        if (there == null) {
            // A claim under way has said OPEN before it can be found here: wait for its end.
            synchronized (lock) {
                there = peers.get(receiver);
            }
        }
        if (there == null || !sender.isCurrent()) {
            return false;
        }
        deliver(there, message);
        return true;
    }

    private void deliver(Peer receiver, byte[] message) {
        receiver.outbox().send(message);
        tally.relayed(message.length);
    }

    private boolean keep(Peer sender, String receiver, byte[] message) {
        synchronized (lock) {
            // It may have connected since we looked; after this look it would find the message in the queue.
            return forward(sender, receiver, message)
                    || (receiver.length() <= LONGEST_ID && queues.offer(sender, receiver, message, millis.getAsLong()));
        }
    }

    /** Expires queues, pings the quiet, closes the silent. To be called several times within the shortest timeout. */
    void tick() {
        long now = millis.getAsLong();
        synchronized (lock) {
            queues.expire(now - rules.expire().toMillis()).forEach(this::tellSender);
            kept.expire(now);
        }
        peers.values().forEach(it -> checkLife(it, now));
    }

    /** A sender that left hears nothing, nor does the next owner of its ID. */
    private void tellSender(OfflineQueues.Undelivered it) {
        Peer sender = peers.get(it.sender().id());
        if (sender != null && sender.sameOwner(it.sender())) {
            tell(sender, it.receiver());
        }
    }

    /** Tells the senders of everything that waits that nobody will pick it up. */
    void expireAll() {
        synchronized (lock) {
            queues.expire(Long.MAX_VALUE).forEach(this::tellSender);
        }
    }

    private void checkLife(Peer peer, long now) {
        long silence = now - peer.seenAt();
        long limit = rules.alive().toMillis();
        if (silence >= limit) {
            release(peer);
            peer.outbox().retire();
        } else if (silence < limit / 2) {
            peer.pinged(false);
        } else if (!peer.pinged()) {
            // A hidden page's timers may sleep; its browser still answers a ping.
            peer.pinged(true);
            peer.outbox().ping();
        }
    }

    /** Whether somebody holds {@code id} now. */
    boolean isConnected(String id) {
        return peers.containsKey(id);
    }

    /** The IDs connected now, in no order; whoever has been sent OPEN is among them. */
    List<String> ids() {
        synchronized (lock) {
            return List.copyOf(peers.keySet());
        }
    }

    /** Tells {@code watcher} which of {@code ids} are connected, now and at every change, until it is gone. */
    void watch(Peer watcher, Set<String> ids) {
        synchronized (lock) {
            if (watcher.isCurrent()) {
                watches.replace(watcher, ids);
                ids.forEach(id -> watcher.outbox().send(ServerMessages.presence(id, peers.containsKey(id))));
            }
        }
    }

    /** Those who agreed to be listed, in order; the first {@link #LONGEST_DIRECTORY} of them. */
    List<String> listed() {
        return peers.values().stream()
                .filter(Peer::isListed)
                .map(Peer::id)
                .sorted()
                .limit(LONGEST_DIRECTORY)
                .toList();
    }

    /** How many watch or are watched, for tests. */
    int watching() {
        synchronized (lock) {
            return watches.size();
        }
    }

    /** How many IDs are kept for owners who are away, for tests. */
    int keptIds() {
        synchronized (lock) {
            return kept.size();
        }
    }

    long queuedBytes() {
        return queued().bytes();
    }

    /** How much waits for those who are away. */
    OfflineQueues.Size queued() {
        synchronized (lock) {
            return queues.size();
        }
    }

    /** How many IDs are connected now. */
    int size() {
        return peers.size();
    }

    /** What has happened so far. */
    Tally tally() {
        return tally;
    }

    /** The peer that holds {@code id}, or null. */
    @Nullable
    Peer holder(String id) {
        return peers.get(id);
    }
}
