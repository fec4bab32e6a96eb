package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * IDs whose owners are away and may come back for them: until then nobody else gets them. Bounded: where there are too
 * many, the one whose owner left first is free again. Guarded by the registry's lock.
 */
final class KeptIds {
    private final Keeping rules;
    /** By a hash of the ID. In the order in which they left, which is that in which they run out. */
    private final LinkedHashMap<String, Kept> byId = new LinkedHashMap<>();

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
    }

    /** Keeps {@code id} for {@code owner}, who leaves now. */
    void keep(String id, TokenHash owner, long now) {
        put(hash(id), new Kept(owner, now + rules.time().toMillis()));
    }

    private void put(String hash, Kept kept) {
        byId.remove(hash);
        if (rules.time().isZero() || rules.most() == 0) {
            return;
        }
        if (byId.size() >= rules.most()) {
            byId.pollFirstEntry();
        }
        byId.put(hash, kept);
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
        return byId.isEmpty() ? null : byId.get(hash(id));
    }

    void free(String id) {
        if (!byId.isEmpty()) {
            byId.remove(hash(id));
        }
    }

    void expire(long now) {
        while (!byId.isEmpty() && byId.firstEntry().getValue().until <= now) {
            byId.pollFirstEntry();
        }
    }

    /** All of them, and those of {@code connected} that would be kept if they left now; the one to run out first at first. */
    Collection<Entry> entries(Collection<Peer> connected, long now) {
        LinkedHashMap<String, Entry> all = new LinkedHashMap<>();
        byId.forEach((hash, kept) -> {
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
                put(it.id, new Kept(it.owner, now + left));
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
