package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.ServerOptions.QueueLimits;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whose an ID is: claims, releases and what is kept. Around it, what waits for whom ({@link Relay}), who asks who is
 * there ({@link Roster}) and who has fallen silent ({@link Silence}). Knows no socket and no clock of its own.
 *
 * <p>Thread-safe. Claims, releases and queues change under one lock; a message to a connected peer takes none.
 */
final class PeerRegistry implements LocalPeers {
    /** The longest ID that can be claimed; PROTOCOL's own rule. */
    static final int LONGEST_ID = 64;

    /**
     * @param concurrentLimit IDs connected at a time
     * @param expire how long a message waits
     * @param alive how long a peer may be silent
     * @param queues bounds of what waits
     * @param keeping how long an ID is its owner's who has gone
     * @param watches IDs that all may watch together
     */
    record Rules(
            int concurrentLimit, Duration expire, Duration alive, QueueLimits queues, Keeping keeping, int watches) {}

    private final Object lock = new Object();
    private final Map<String, Peer> peers = new ConcurrentHashMap<>();
    private final KeptIds kept;
    private final Watches watches;
    private final Tally tally = new Tally();
    private final Rules rules;
    private final LongSupplier millis;
    private final Cluster cluster;
    private final Relay relay;
    private final Roster roster;
    private final Directory directory;
    private final Silence silence;

    /** The registry of a node that is alone. */
    PeerRegistry(Rules rules, LongSupplier millis) {
        this(rules, millis, _ -> new SingleNode());
    }

    /**
     * @param millis a monotonic clock
     * @param cluster makes what knows where IDs live that are not here; it is to ask nothing before it is joined
     */
    PeerRegistry(Rules rules, LongSupplier millis, Function<LocalPeers, Cluster> cluster) {
        this.rules = rules;
        this.millis = millis;
        this.cluster = cluster.apply(this);
        this.kept = new KeptIds(this.cluster.keepsIds() ? Keeping.none() : rules.keeping());
        this.watches = new Watches(rules.watches());
        var here = new Relay.Here(lock, peers);
        this.relay = new Relay(here, rules.queues(), millis, this.cluster, tally);
        this.roster = new Roster(here, this.cluster, watches::changes, millis);
        this.directory = new Directory(roster, millis);
        this.silence = new Silence(rules.alive(), millis, this::giveUp);
    }

    private void giveUp(Peer peer) {
        release(peer);
        peer.outbox().retire();
    }

    Cluster cluster() {
        return cluster;
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
            relay.handWaiting(peer);
            peers.put(peer.id(), peer);
            watches.tell(peer.id(), true, peer.share());
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
                    kept.keep(peer.id(), peer.owner(), peer.address(), millis.getAsLong());
                }
                watches.tell(peer.id(), cluster.isElsewhere(peer.id()), peer.share());
            }
        }
        if (held) {
            cluster.release(peer, free);
        }
    }

    /** Whether {@code id} is somebody's, who holds it or may come back for it. */
    boolean isOwned(String id) {
        synchronized (lock) {
            return peers.containsKey(id) || kept.isKept(id, millis.getAsLong()) || cluster.isOwned(id);
        }
    }

    /** Notes that something was heard of {@code peer}. */
    void touch(Peer peer) {
        silence.broken(peer);
    }

    /** Hands an OFFER, ANSWER or CANDIDATE on, or keeps it for a receiver who is away. */
    void relay(Peer sender, String receiver, byte[] message) {
        relay.relay(sender, receiver, message);
    }

    /** Hands a message on if its receiver is connected, here or at another node; it is not kept. */
    boolean forward(Peer sender, String receiver, byte[] message) {
        return relay.forward(sender, receiver, message);
    }

    /** Expires queues, pings the quiet, closes the silent. To be called several times within the shortest timeout. */
    void tick() {
        long now = millis.getAsLong();
        synchronized (lock) {
            kept.expire(now);
        }
        relay.expire(now - rules.expire().toMillis());
        peers.values().forEach(it -> silence.check(it, now));
    }

    /** Tells the senders of everything that waits that nobody will pick it up. */
    void expireAll() {
        relay.expire(Long.MAX_VALUE);
    }

    @Override
    public void evict(Peer peer) {
        synchronized (lock) {
            peer.current(false);
            watches.forget(peer);
            peers.remove(peer.id(), peer);
        }
        peer.outbox().retire();
    }

    @Override
    public void changed(String id) {
        boolean waiting;
        synchronized (lock) {
            watches.tell(id, roster.isOnline(id), id);
            waiting = relay.isWaiting(id);
        }
        if (waiting) {
            cluster.carry(id);
        }
    }

    @Override
    public Relay relay() {
        return relay;
    }

    /** Whether somebody holds {@code id} now, at any node. */
    boolean isConnected(String id) {
        return roster.isOnline(id);
    }

    /** Those of them who agreed to be listed, as clients are told. */
    Directory directory() {
        return directory;
    }

    /** Who is connected, here and at the other nodes. */
    Roster roster() {
        return roster;
    }

    /** Tells {@code watcher} which of {@code ids} are connected, now and at every change, until it is gone; or too many are. */
    boolean watch(Peer watcher, Set<String> ids) {
        synchronized (lock) {
            return !watcher.isCurrent() || watches.replace(watcher, ids, roster::isOnline);
        }
    }

    /** What is to be known after a restart: the IDs kept, and those that would be if all left now. */
    Collection<KeptIds.Entry> keptForLater() {
        synchronized (lock) {
            return kept.entries(peers.values(), millis.getAsLong());
        }
    }

    /** Keeps what was kept before a restart. */
    void keepAgain(List<KeptIds.Entry> entries) {
        synchronized (lock) {
            kept.restore(entries, millis.getAsLong());
        }
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

    /** How much waits for those who are away. */
    OfflineQueues.Size queued() {
        return relay.queued();
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
    @Override
    public @Nullable Peer holder(String id) {
        return peers.get(id);
    }
}
