package app.parley.server;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who wants to know of whom, in both directions, bounded: a watch of an ID that nobody else watches takes some 300 bytes.
 * Guarded by the registry's lock.
 */
final class Watches {
    private final Map<Peer, Set<String>> watched = new HashMap<>();
    private final Map<String, Watched> watchers = new HashMap<>();
    private final Map<Object, Integer> byShare = new HashMap<>();
    private final int most;
    private int all;

    private long changes;

    /** Who watches one ID, and what they were told last. */
    private static final class Watched {
        private final Set<Peer> by = new HashSet<>(2); // mostly one
        private boolean online;

        Watched(boolean online) {
            this.online = online;
        }
    }

    /** @param most IDs that all watchers may watch together, one that two watch counting twice */
    Watches(int most) {
        this.most = most;
    }

    /**
     * From now on {@code watcher} watches these, and nobody else. It is told the state of each at once. Returns false and
     * changes nothing where that is too much: a watcher, or an address with all of its own, may watch as many as there is
     * still room for, so the next one always finds some.
     */
    boolean replace(Peer watcher, Set<String> ids, Predicate<String> isOnline) {
        int more = ids.size() - watched.getOrDefault(watcher, Set.of()).size();
        if (more > 0 && byShare.getOrDefault(watcher.share(), 0) + more > most - all) {
            return false;
        }
        forget(watcher);
        if (!ids.isEmpty()) {
            watched.put(watcher, Set.copyOf(ids));
            all += ids.size();
            byShare.merge(watcher.share(), ids.size(), Integer::sum);
        }
        for (String id : ids) {
            boolean online = isOnline.test(id);
            inform(id, online, id);
            watchers.computeIfAbsent(id, _ -> new Watched(online)).by.add(watcher);
            watcher.outbox().send(ServerMessages.presence(id, online));
        }
        return true;
    }

    void forget(Peer watcher) {
        Set<String> ids = watched.remove(watcher);
        if (ids != null) {
            all -= ids.size();
            byShare.computeIfPresent(
                    watcher.share(), (_, had) -> had == ids.size() ? null : Integer.valueOf(had - ids.size()));
            ids.forEach(id -> watchers.computeIfPresent(id, (_, it) -> {
                it.by.remove(watcher);
                return it.by.isEmpty() ? null : it;
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
