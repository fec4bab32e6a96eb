package app.parley.server;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Who is connected, at this node and the others, as told to those who ask. Thread-safe.
 *
 * @param here the registry's peers
 * @param cluster knows the other nodes'
 */
record Roster(Relay.Here here, Cluster cluster) {
    /** What fits in a client's longest frame, 64 KiB: {@link SocketQuery} sees to it that a character is a byte. */
    private static final int LONGEST_DIRECTORY = 900;

    /** Whether somebody holds {@code id} now, at any node. */
    boolean isOnline(String id) {
        return here.peers().containsKey(id) || cluster.isElsewhere(id);
    }

    /** The IDs connected now, at all nodes, in no order; whoever has been sent OPEN here is among them. */
    List<String> ids() {
        Set<String> all = new HashSet<>(cluster.elsewhere(false));
        synchronized (here.lock()) {
            all.addAll(here.peers().keySet());
        }
        return List.copyOf(all);
    }

    /** Those who agreed to be listed, in order; the first {@link #LONGEST_DIRECTORY} of them. */
    List<String> listed() {
        return Stream.concat(
                        here.peers().values().stream().filter(Peer::isListed).map(Peer::id),
                        cluster.elsewhere(true).stream())
                .distinct()
                .sorted()
                .limit(LONGEST_DIRECTORY)
                .toList();
    }
}
