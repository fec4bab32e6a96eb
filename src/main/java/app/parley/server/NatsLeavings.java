package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.NatsLedger.Entry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What this node has left to owners who are away, and that it is no more than may be: of too many, one is anybody's
 * again. Where the broker did not answer in time, the bucket is asked later what has become of it. Thread-safe.
 */
final class NatsLeavings {
    private final NatsLedger ledger;
    private final long keepMillis;
    /** Guarded by itself. */
    private final Shares<Left> left;

    /** Written or not: no answer has come. By ID. */
    private final Map<String, Unsure> unsure = new ConcurrentHashMap<>();
    /** To be deleted, or deleted already: no answer has come. By ID. */
    private final Map<String, Left> overdue = new ConcurrentHashMap<>();

    /** An ID that was kept as its peer left, and the revision that says so. */
    private record Left(String id, long until, long revision) {}

    /** @param address in whose share it is, or null */
    private record Unsure(Ownership held, @Nullable Long address) {}

    /** @param keeping how long an ID is its owner's who has gone, and how many are at a time that left this node */
    NatsLeavings(NatsLedger ledger, Keeping keeping) {
        this.ledger = ledger;
        this.keepMillis = keeping.time().toMillis();
        this.left = new Shares<>(keeping.most());
    }

    /** For how long an ID is kept. */
    long keepMillis() {
        return keepMillis;
    }

    /**
     * Writes that an ID which this node held is its owner's who is away, or nobody's, unless something was written since.
     *
     * @param free to be nobody's at once
     * @param revision of the entry that says {@code held}
     * @param address of its peer, or null if that is not known
     */
    void leave(String id, Ownership held, boolean free, long revision, @Nullable Long address) {
        if (free || held.keep() == 0) {
            ledger.delete(id, revision); // what fails is swept up later
            return;
        }
        Unsure before = unsure.remove(id);
        Long whose = address == null && before != null ? before.address : address;
        ledger.swap(id, held.away(System.currentTimeMillis() + held.keep()), revision)
                .whenComplete((written, failure) -> {
                    if (failure != null) {
                        unsure.put(id, new Unsure(held, whose));
                    } else if (written > 0) {
                        count(id, written, whose);
                    }
                });
    }

    /**
     * Of too many that are kept, one is anybody's again. Whether its owner has come back meanwhile, here or elsewhere,
     * the revision says: then nothing happens to it.
     */
    private void count(String id, long revision, @Nullable Long address) {
        long now = System.currentTimeMillis();
        Optional<Left> tooMany;
        synchronized (left) {
            left.dropFirstWhile(it -> it.until <= now);
            tooMany = left.put(id, new Left(id, now + keepMillis, revision), address);
        }
        tooMany.ifPresent(this::delete);
    }

    private void delete(Left one) {
        ledger.delete(one.id, one.revision).whenComplete((_, failure) -> {
            if (failure == null) {
                overdue.remove(one.id, one);
            } else {
                overdue.put(one.id, one);
            }
        });
    }

    /** Looks after what the broker gave no answer to. */
    void settle() {
        overdue.values().forEach(this::delete);
        unsure.forEach((id, it) -> ledger.get(id).thenAccept(entry -> settle(id, it, entry)));
    }

    private void settle(String id, Unsure one, Entry entry) {
        if (!unsure.remove(id, one)) {
            return; // settled meanwhile
        }
        Ownership written = entry.ownership().orElse(null);
        if (written == null || written.epoch() != one.held.epoch()) {
            return; // somebody else's since
        }
        if (written.isAway()) {
            count(id, entry.revision(), one.address);
        } else {
            leave(id, one.held, false, entry.revision(), one.address);
        }
    }
}
