package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * IDs whose owners are away and may come back for them: until then nobody else gets them. Bounded by {@link Shares}: of
 * too many, one is free again. Those of before a restart, and of loopback, are in nobody's share. Guarded by the registry's
 * lock.
 */
final class KeptIds {
    private final Keeping rules;
    /** By a hash of the ID. In the order in which they left, which is that in which they run out. */
    private final Shares<Kept> byId;

    private record Kept(TokenHash owner, long until) {}

    /**
     * One of them, for after a restart: nothing in it opens anything, or says whose it is.
     *
     * @param id a hash of the ID
     * @param left how long it is kept from now on, milliseconds
     */
    record Entry(String id, TokenHash owner, long left) {}

    KeptIds(Keeping rules) {
        this.rules = rules;
        byId = new Shares<>(rules.time().isZero() ? 0 : rules.most());
    }

    /** Keeps {@code id} for {@code owner}, who leaves now; in the share of {@code address}, or null. */
    void keep(String id, TokenHash owner, @Nullable Long address, long now) {
        byId.put(hash(id), new Kept(owner, now + rules.time().toMillis()), address);
    }

    /** Whether {@code id} is kept for another than {@code claimant}. */
    boolean isKeptFromOthers(String id, TokenHash claimant, long now) {
        Kept kept = get(id);
        return kept != null && now < kept.until && !kept.owner.matches(claimant);
    }

    /** Whether {@code id} is kept for anybody. */
    boolean isKept(String id, long now) {
        Kept kept = get(id);
        return kept != null && now < kept.until;
    }

    private @Nullable Kept get(String id) {
        return byId.size() == 0 ? null : byId.get(hash(id));
    }

    void free(String id) {
        if (byId.size() > 0) {
            byId.drop(hash(id));
        }
    }

    void expire(long now) {
        byId.dropFirstWhile(it -> it.until <= now);
    }

    /** All of them, and those of {@code connected} that would be kept if they left now; the one to run out first at first. */
    Collection<Entry> entries(Collection<Peer> connected, long now) {
        LinkedHashMap<String, Entry> all = new LinkedHashMap<>();
        byId.all().forEach((hash, kept) -> {
            if (kept.until > now) {
                all.put(hash, new Entry(hash, kept.owner, kept.until - now));
            }
        });
        for (Peer it : connected) {
            if (it.isKept()) {
                String hash = hash(it.id());
                all.putLast(hash, new Entry(hash, it.owner(), rules.time().toMillis()));
            }
        }
        return all.values();
    }

    /**
     * Keeps what was kept before a restart, but none for longer than the rules say now.
     *
     * @param entries the one to run out first at first
     */
    void restore(List<Entry> entries, long now) {
        for (Entry it : entries) {
            long left = Math.min(it.left, rules.time().toMillis());
            if (left > 0) {
                byId.put(it.id, new Kept(it.owner, now + left), null);
            }
        }
    }

    int size() {
        return byId.size();
    }

    private static String hash(String id) {
        return TokenHash.of("id " + id).text();
    }
}
