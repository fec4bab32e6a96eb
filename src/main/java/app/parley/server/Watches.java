package app.parley.server;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Who wants to know of whom, in both directions. Guarded by the registry's lock. */
final class Watches {
    private final Map<Peer, Set<String>> watched = new HashMap<>();
    private final Map<String, Watched> watchers = new HashMap<>();

    private long changes;

    /** Who watches one ID, and what they were told last. */
    private static final class Watched {
        private final Set<Peer> by = new HashSet<>();
        private boolean online;

        Watched(boolean online) {
            this.online = online;
        }
    }

    /** From now on {@code watcher} watches these, and nobody else. It is told the state of each at once. */
    void replace(Peer watcher, Set<String> ids, Predicate<String> isOnline) {
        forget(watcher);
        if (!ids.isEmpty()) {
            watched.put(watcher, Set.copyOf(ids));
        }
        for (String id : ids) {
            boolean online = isOnline.test(id);
            inform(id, online, id);
            watchers.computeIfAbsent(id, _ -> new Watched(online)).by.add(watcher);
            watcher.outbox().send(ServerMessages.presence(id, online));
        }
    }

    void forget(Peer watcher) {
        Set<String> ids = watched.remove(watcher);
        if (ids != null) {
            ids.forEach(id -> watchers.computeIfPresent(id, (_, all) -> {
                all.by.remove(watcher);
                return all.by.isEmpty() ? null : all;
            }));
        }
    }

    /**
     * {@code id} has come or gone: tells all who watch it, unless it is what they were told last.
     *
     * @param share who does not get a slow watcher cut by coming and going
     */
    void tell(String id, boolean online, Object share) {
        changes++;
        inform(id, online, share);
    }

    private void inform(String id, boolean online, Object share) {
        Watched interested = watchers.get(id);
        if (interested != null && interested.online != online) {
            interested.online = online;
            byte[] message = ServerMessages.presence(id, online);
            interested.by.forEach(it -> it.outbox().pass(message, share, null));
        }
    }

    /** Rises whenever somebody comes or goes, watched or not. */
    long changes() {
        return changes;
    }

    /** How many are watched or watch, for tests. */
    int size() {
        return watched.size() + watchers.size();
    }
}
