package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * IDs whose owners are away and may come back for them: until then nobody else gets them. Bounded: where there are too
 * many, the one whose owner left first is free again; but where the one to be kept is of an address that has more than its
 * share already, the first of that address. Guarded by the registry's lock.
 */
final class KeptIds {
    /** How many addresses it takes to fill it with theirs alone. */
    static final int SHARES = 16;

    private final Keeping rules;
    /** By a hash of the ID. In the order in which they left, which is that in which they run out. */
    private final LinkedHashMap<String, Kept> byId = new LinkedHashMap<>();

    /** How many each address has; those of before a restart, and of loopback, are nobody's. */
    private final Map<Long, Integer> byAddress = new HashMap<>();

    private record Kept(
            TokenHash owner, long until, @Nullable Long address) {}

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

    /** Keeps {@code id} for {@code owner}, who leaves now; in the share of {@code address}, or null. */
    void keep(String id, TokenHash owner, @Nullable Long address, long now) {
        put(hash(id), new Kept(owner, now + rules.time().toMillis(), address));
    }

    private void put(String hash, Kept kept) {
        drop(hash);
        if (rules.time().isZero() || rules.most() == 0) {
            return;
        }
        if (byId.size() >= rules.most()) {
            drop(firstToGo(kept.address));
        }
        byId.put(hash, kept);
        if (kept.address != null) {
            byAddress.merge(kept.address, 1, Integer::sum);
        }
    }

    /** It looks through all of them, but only for addresses that are greedy, and these may claim only so often. */
    private String firstToGo(@Nullable Long address) {
        if (address != null && byAddress.getOrDefault(address, 0) >= Math.max(1, rules.most() / SHARES)) {
            for (var it : byId.entrySet()) {
                if (address.equals(it.getValue().address)) {
                    return it.getKey();
                }
            }
        }
        return byId.firstEntry().getKey();
    }

    private void drop(String hash) {
        Kept gone = byId.remove(hash);
        if (gone != null && gone.address != null) {
            byAddress.computeIfPresent(gone.address, (_, has) -> has == 1 ? null : has - 1);
        }
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
            drop(hash(id));
        }
    }

    void expire(long now) {
        while (!byId.isEmpty() && byId.firstEntry().getValue().until <= now) {
            drop(byId.firstEntry().getKey());
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
                put(it.id, new Kept(it.owner, now + left, null));
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
