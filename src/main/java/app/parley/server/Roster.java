package app.parley.server;

import com.google.gson.JsonArray;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who is connected, at this node and the others, as told to those who ask. Thread-safe. */
final class Roster {
    /** What fits in a client's longest frame, 64 KiB: {@link SocketQuery} sees to it that a character is a byte. */
    private static final int LONGEST_DIRECTORY = 900;

    private final Relay.Here here;
    private final Cluster cluster;
    private final LongSupplier changes;
    private volatile @Nullable Told last;

    @SuppressWarnings("ArrayRecordComponent") // never compared, only kept
    private record Told(byte[] json, long changes) {}

    /**
     * @param here the registry's peers
     * @param cluster knows the other nodes'
     * @param changes how often somebody has come or gone; asked under the registry's lock
     */
    Roster(Relay.Here here, Cluster cluster, LongSupplier changes) {
        this.here = here;
        this.cluster = cluster;
        this.changes = changes;
    }

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

    /**
     * {@link #ids} as JSON, made anew only once somebody has come or gone: of thousands it takes milliseconds, and anybody
     * may ask, as often as the line allows. Not to be changed.
     */
    byte[] json() {
        long now;
        synchronized (here.lock()) { // a claim says OPEN before it counts
            now = changes.getAsLong();
        }
        Told told = last;
        if (told == null || told.changes != now) {
            var ids = new JsonArray();
            ids().forEach(ids::add);
            told = new Told(ids.toString().getBytes(StandardCharsets.UTF_8), now);
            last = told;
        }
        return told.json;
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
