package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import java.util.LinkedHashMap;

/**
 * IDs whose owners are away and may come back for them: until then nobody else gets them. Bounded: where there are too
 * many, the one whose owner left first is free again. Guarded by the registry's lock.
 */
final class KeptIds {
    private final Keeping rules;
    /** In the order in which they left, which is that in which they run out. */
    private final LinkedHashMap<String, Kept> byId = new LinkedHashMap<>();

    private record Kept(TokenHash owner, long until) {}

    KeptIds(Keeping rules) {
        this.rules = rules;
    }

    /** Keeps {@code id} for {@code owner}, who leaves now. */
    void keep(String id, TokenHash owner, long now) {
        byId.remove(id);
        if (rules.time().isZero() || rules.most() == 0) {
            return;
        }
        if (byId.size() >= rules.most()) {
            byId.pollFirstEntry();
        }
        byId.put(id, new Kept(owner, now + rules.time().toMillis()));
    }

    /** Whether {@code id} is kept for another than {@code claimant}. */
    boolean isKeptFromOthers(String id, TokenHash claimant, long now) {
        Kept kept = byId.get(id);
        return kept != null && now < kept.until && !kept.owner.matches(claimant);
    }

    /** Whether {@code id} is kept for anybody. */
    boolean isKept(String id, long now) {
        Kept kept = byId.get(id);
        return kept != null && now < kept.until;
    }

    void free(String id) {
        byId.remove(id);
    }

    void expire(long now) {
        while (!byId.isEmpty() && byId.firstEntry().getValue().until <= now) {
            byId.pollFirstEntry();
        }
    }

    int size() {
        return byId.size();
    }
}
