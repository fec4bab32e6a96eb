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
    /** To write so many takes a seventh of a millisecond: an answer may be a millisecond old for each fifty in it. */
    private static final int IDS_A_MILLISECOND = 50;

    private final LongSupplier millis;
    private volatile @Nullable Told last;

    @SuppressWarnings("ArrayRecordComponent") // never compared, only kept
    private record Told(byte[] json, long changes, long until) {}

    /**
     * @param here the registry's peers
     * @param cluster knows the other nodes'
     * @param changes how often somebody has come or gone; asked under the registry's lock
     * @param millis a monotonic clock
     */
    Roster(Relay.Here here, Cluster cluster, LongSupplier changes, LongSupplier millis) {
        this.here = here;
        this.cluster = cluster;
        this.changes = changes;
        this.millis = millis;
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
     * {@link #ids} as JSON, made anew only once somebody has come or gone, and for hundredths of the time at most: anybody
     * may ask as often as the line allows, and come and go meanwhile. Not to be changed.
     */
    byte[] json() {
        Told told = last;
        long time = millis.getAsLong();
        if (told != null && time < told.until) {
            return told.json;
        }
        long now;
        synchronized (here.lock()) { // a claim says OPEN before it counts
            now = changes.getAsLong();
        }
        if (told == null || told.changes != now) {
            var ids = new JsonArray();
            ids().forEach(ids::add);
            byte[] json = ids.toString().getBytes(StandardCharsets.UTF_8);
            told = new Told(json, now, time + ids.size() / IDS_A_MILLISECOND);
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
