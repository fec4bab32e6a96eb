package app.parley.server;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Who wants to know of whom, in both directions. Guarded by the registry's lock. */
final class Watches {
    private final Map<Peer, Set<String>> watched = new HashMap<>();
    private final Map<String, Set<Peer>> watchers = new HashMap<>();

    /** From now on {@code watcher} watches these, and nobody else. */
    void replace(Peer watcher, Set<String> ids) {
        forget(watcher);
        if (!ids.isEmpty()) {
            watched.put(watcher, Set.copyOf(ids));
            ids.forEach(id -> watchers.computeIfAbsent(id, _ -> new HashSet<>()).add(watcher));
        }
    }

    void forget(Peer watcher) {
        Set<String> ids = watched.remove(watcher);
        if (ids != null) {
            ids.forEach(id -> watchers.computeIfPresent(id, (_, all) -> {
                all.remove(watcher);
                return all.isEmpty() ? null : all;
            }));
        }
    }

    /** Tells all who watch {@code id}. */
    void tell(String id, boolean online) {
        Set<Peer> interested = watchers.getOrDefault(id, Set.of());
        if (!interested.isEmpty()) {
            byte[] message = ServerMessages.presence(id, online);
            interested.forEach(it -> it.outbox().send(message));
        }
    }

    /** How many are watched or watch, for tests. */
    int size() {
        return watched.size() + watchers.size();
    }
}
