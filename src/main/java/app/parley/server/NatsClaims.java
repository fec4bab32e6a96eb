package app.parley.server;

import app.parley.server.Cluster.Verdict;
import app.parley.server.NatsHandOver.Answer;
import app.parley.server.NatsHomes.Home;
import app.parley.server.NatsLedger.Entry;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which IDs this node holds, and how it comes by them: it reads who owns the ID and writes its claim on the condition
 * that nothing was written in between, so of two claims at the same time one is refused. Thread-safe.
 */
final class NatsClaims {
    private static final int ATTEMPTS = 8;
    private static final long SETTLE_MILLIS = 3_000;

    private final NatsNode node;
    private final NatsCarrier carrier;
    private final NatsLeavings leavings;

    private final Map<String, Holding> holdings = new ConcurrentHashMap<>();
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    /** @param leavings where the IDs go whose peers have gone */
    NatsClaims(NatsNode node, NatsCarrier carrier, NatsLeavings leavings) {
        this.node = node;
        this.carrier = carrier;
        this.leavings = leavings;
    }

    /** A live view of what this node holds, by ID. */
    Map<String, Holding> holdings() {
        return holdings;
    }

    /** Whether the outcome of a claim of {@code id} is still open. */
    boolean isUnderWay(String id) {
        return underWay.containsKey(id);
    }

    /** @param available whether the broker can be asked; without it an owner can resume what this node holds for it */
    void claim(Peer peer, boolean available, Consumer<Verdict> answer) {
        Peer holder = node.peers().holder(peer.id());
        if (holder != null && !holder.sameOwner(peer)) {
            answer.accept(Verdict.TAKEN);
        } else if (!available) {
            answer.accept(holder != null && inherit(peer) ? Verdict.GRANTED : Verdict.UNAVAILABLE);
        } else {
            underWay.merge(peer.id(), 1, Integer::sum);
            attempt(peer, ATTEMPTS).whenComplete((verdict, failure) -> {
                try {
                    answer.accept(failure == null ? verdict : Verdict.UNAVAILABLE);
                } finally {
                    underWay.computeIfPresent(peer.id(), (_, count) -> count == 1 ? null : count - 1);
                }
                overtaken(peer.id());
            });
        }
    }

    private boolean inherit(Peer peer) {
        Holding holding = holdings.get(peer.id());
        if (holding != null) {
            holding.peer(peer);
        }
        return holding != null;
    }

    private CompletableFuture<Verdict> attempt(Peer peer, int left) {
        if (left == 0) {
            return CompletableFuture.completedFuture(Verdict.UNAVAILABLE);
        }
        return node.ledger()
                .get(peer.id())
                .thenCompose(entry -> judge(peer, entry).thenCompose(answer -> switch (answer) {
                    case FREE ->
                        take(peer, entry)
                                .thenCompose(taken -> taken
                                        ? CompletableFuture.completedFuture(Verdict.GRANTED)
                                        : attempt(peer, left - 1));
                    case CHANGED -> attempt(peer, left - 1);
                    case TAKEN -> CompletableFuture.completedFuture(Verdict.TAKEN);
                    case UNAVAILABLE -> CompletableFuture.completedFuture(Verdict.UNAVAILABLE);
                }));
    }

    private CompletableFuture<Answer> judge(Peer peer, Entry entry) {
        if (entry.ownership().isEmpty()) {
            return entry.isNew() ? judgeUnwritten(peer) : CompletableFuture.completedFuture(Answer.FREE);
        }
        Ownership was = entry.ownership().get();
        boolean owner = was.isOwnedBy(peer);
        if (owner
                && !was.isAway()
                && !was.node().equals(node.self())
                && node.liveness().isAlive(was.node())) {
            return NatsHandOver.ask(node, peer, was);
        }
        return CompletableFuture.completedFuture(owner || isFreed(was) ? Answer.FREE : Answer.TAKEN);
    }

    /** The bucket has never heard of it, or has forgotten: then who holds it has perhaps not written it down again yet. */
    private CompletableFuture<Answer> judgeUnwritten(Peer peer) {
        Home home = node.homes().get(peer.id());
        Home missed = node.homes().missed(peer.id());
        if (home != null) {
            return judgeByCopy(peer, home, isFreed(home.ownership()));
        }
        return missed == null
                ? CompletableFuture.completedFuture(Answer.FREE)
                : judgeByCopy(peer, missed, isKeptNoMore(missed));
    }

    private CompletableFuture<Answer> judgeByCopy(Peer peer, Home last, boolean freed) {
        if (!last.isAt(node.self()) && node.liveness().isAlive(last.ownership().node())) {
            return NatsHandOver.ask(node, peer, last.ownership());
        }
        boolean free = last.isAt(node.self()) || last.ownership().isOwnedBy(peer) || freed;
        return CompletableFuture.completedFuture(free ? Answer.FREE : Answer.TAKEN);
    }

    private boolean isKeptNoMore(Home missed) {
        long since = node.nanos().getAsLong() - missed.readAt();
        return since >= TimeUnit.MILLISECONDS.toNanos(missed.ownership().keep());
    }

    /** Whether anybody may have it. */
    boolean isFreed(Ownership was) {
        long now = System.currentTimeMillis();
        if (was.isAway()) {
            return was.until() <= now;
        }
        if (node.liveness().isAlive(was.node())) {
            return false;
        }
        return was.keep() == 0
                || node.liveness()
                        .deadSince(was.node())
                        .map(since -> since + was.keep() <= now)
                        .orElse(false);
    }

    /** Writes our claim over what was read; false if something has been written meanwhile. */
    CompletableFuture<Boolean> take(Peer peer, Entry entry) {
        long before = entry.ownership().map(Ownership::epoch).orElse(0L);
        // Greater than all before, and so where the broker has lost what was before.
        long epoch = Math.max(before + 1, System.currentTimeMillis());
        Ownership ours = Ownership.held(peer, node.self(), epoch, peer.isKept() ? leavings.keepMillis() : 0);
        return node.ledger().swap(peer.id(), ours, entry.revision()).thenApply(revision -> {
            if (revision > 0) {
                hold(new Holding(peer, ours, revision, node.nanos().getAsLong()));
            }
            return revision > 0;
        });
    }

    private void hold(Holding holding) {
        carrier.open(holding);
        Holding before = holdings.put(holding.id(), holding);
        if (before != null) {
            carrier.close(before);
        }
    }

    /** A peer of ours has gone, or gives its ID up ({@code free}). */
    void release(Peer peer, boolean free) {
        Holding holding = holdings.get(peer.id());
        if (holding != null && holding.peer() == peer && holdings.remove(peer.id(), holding)) {
            carrier.close(holding);
            leavings.leave(peer.id(), holding.ownership(), free, holding.revision(), peer.address());
        }
    }

    /** Another node asks for an ID: this one lets go before it says so. */
    Answer handOver(NatsHandOver.Request request) {
        Holding holding = holdings.get(request.id());
        if (holding == null) {
            return isUnderWay(request.id()) ? Answer.CHANGED : Answer.FREE;
        }
        if (!holding.ownership().token().equals(request.token())) {
            return Answer.TAKEN;
        }
        if (holding.epoch() != request.epoch() || !holdings.remove(request.id(), holding)) {
            return Answer.CHANGED;
        }
        carrier.close(holding);
        node.peers().evict(holding.peer());
        // Its watchers hear nothing of a move that takes a moment; of one that fails they do.
        node.later().schedule(() -> node.peers().changed(request.id()), SETTLE_MILLIS, TimeUnit.MILLISECONDS);
        return Answer.FREE;
    }

    /** Closes our socket if the ID has another home by a later claim. */
    void overtaken(String id) {
        Holding holding = holdings.get(id);
        Home home = node.homes().get(id);
        if (holding != null && isOvertaken(holding, home)) {
            evict(holding);
        }
    }

    private boolean isOvertaken(Holding holding, @Nullable Home home) {
        return home != null && !home.isAt(node.self()) && home.ownership().epoch() > holding.epoch();
    }

    /** Closes the socket of a claim that stands no more. */
    void evict(Holding holding) {
        if (holdings.remove(holding.id(), holding)) {
            carrier.close(holding);
            node.peers().evict(holding.peer());
            node.peers().changed(holding.id());
        }
    }
}
