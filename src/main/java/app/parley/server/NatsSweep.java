package app.parley.server;

import app.parley.server.NatsHomes.Home;
import app.parley.server.NatsLedger.Entry;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings this node and the bucket together again, after the broker was away and always: an ID written as ours that no
 * peer of ours holds is given up; a peer of ours whose ID is not written as ours is written down again, or closed if a
 * later claim stands. What is written is written anew before the bucket forgets it.
 */
final class NatsSweep {
    /** Younger ones are on their way between here and the bucket. */
    private static final long YOUNG_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final NatsNode node;
    private final NatsClaims claims;
    private final NatsLeavings leavings;
    private final long renewNanos;

    /** @param renewNanos how old an entry may grow */
    NatsSweep(NatsNode node, NatsClaims claims, NatsLeavings leavings, long renewNanos) {
        this.node = node;
        this.claims = claims;
        this.leavings = leavings;
        this.renewNanos = renewNanos;
    }

    /** Once around. */
    void run() {
        long now = node.nanos().getAsLong();
        node.homes().dropOver();
        node.homes().all().forEach((id, home) -> {
            if (home.isAt(node.self()) && now - home.readAt() > YOUNG_NANOS && isNobodys(id)) {
                leavings.leave(id, home.ownership(), false, home.revision(), null);
                node.peers().changed(id);
            }
        });
        leavings.settle();
        claims.holdings().values().forEach(it -> check(it, now));
    }

    private boolean isNobodys(String id) {
        return !claims.holdings().containsKey(id) && !claims.isUnderWay(id);
    }

    private void check(Holding holding, long now) {
        if (!holding.peer().isCurrent() && !claims.isUnderWay(holding.id())) {
            claims.release(holding.peer(), false); // its socket went while the claim was under way
            return;
        }
        Home home = node.homes().get(holding.id());
        if (isWrittenDown(holding, home)) {
            if (home != null && now - home.readAt() > renewNanos) {
                renew(holding, home);
            }
        } else if (now - holding.since() > YOUNG_NANOS && !claims.isUnderWay(holding.id())) {
            node.ledger().get(holding.id()).thenAccept(entry -> restore(holding, entry));
        }
    }

    /** Where the bucket has forgotten it all the same, it says nothing, and a copy of it is all there is. */
    private void renew(Holding holding, Home home) {
        node.ledger().swap(holding.id(), holding.ownership(), home.revision()).thenAccept(revision -> {
            if (revision == 0) {
                node.ledger().get(holding.id()).thenAccept(entry -> restore(holding, entry));
            }
        });
    }

    private boolean isWrittenDown(Holding holding, @Nullable Home home) {
        if (home == null || !home.isAt(node.self()) || home.ownership().epoch() != holding.epoch()) {
            return false;
        }
        holding.revision(home.revision());
        return true;
    }

    private void restore(Holding holding, Entry entry) {
        if (!holding.equals(claims.holdings().get(holding.id()))) {
            return; // its owner has freed it meanwhile
        }
        Ownership was = entry.ownership().orElse(null);
        if (was != null && was.epoch() == holding.epoch() && was.node().equals(node.self())) {
            holding.revision(entry.revision());
        } else if (was == null || was.epoch() < holding.epoch()) {
            node.ledger()
                    .swap(holding.id(), holding.ownership(), entry.revision())
                    .thenAccept(revision -> {
                        if (revision > 0) {
                            holding.revision(revision);
                        }
                    });
        } else {
            claims.evict(holding);
        }
    }
}
