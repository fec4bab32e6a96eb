package app.parley.server;

import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.KeyValueOperation;
import io.nats.client.api.KeyValueWatcher;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where every ID of the cluster that is held lives: this node's copy of the bucket. It is a little behind the bucket,
 * so claims ask there; routing, presence and the directory ask here. A broker that has lost its disk knows less than it:
 * what a reading does not find any more is remembered, until something is heard of the ID again. Thread-safe.
 */
final class NatsHomes {
    private static final long LEAST_MISSED_MILLIS = 60_000;

    private final Map<String, Home> byId = new ConcurrentHashMap<>();
    /** By ID, with when it was missed first. */
    private final Map<String, Home> missed = new ConcurrentHashMap<>();

    /** By ID, until when, in milliseconds since 1970. */
    private final Map<String, Long> away = new ConcurrentHashMap<>();

    private final LongSupplier nanos;
    private final BiConsumer<String, @Nullable Home> onChange;
    private volatile @Nullable Reading current;

    /**
     * @param ownership who holds it; never away
     * @param revision of the bucket's entry
     * @param readAt when this revision was read first; by our monotonic clock, nanoseconds
     */
    record Home(Ownership ownership, long revision, long readAt) {
        boolean isAt(String node) {
            return ownership.node().equals(node);
        }
    }

    /**
     * @param onChange is told of each ID that has another home now, or none (null); on the reader's thread
     */
    NatsHomes(LongSupplier nanos, BiConsumer<String, @Nullable Home> onChange) {
        this.nanos = nanos;
        this.onChange = onChange;
    }

    /** The home of {@code id} or null. */
    @Nullable
    Home get(String id) {
        return byId.get(id);
    }

    /**
     * The home of {@code id} that a reading missed for the first time at its {@code readAt}, or null. Those who held it
     * may still, and write it down again once they hear that it is gone.
     */
    @Nullable
    Home missed(String id) {
        return missed.get(id);
    }

    /** Whether {@code id} is left to an owner who is away. */
    boolean isAway(String id) {
        Long until = away.get(id);
        return until != null && until > System.currentTimeMillis();
    }

    /** Drops what is left to nobody any more: the bucket says nothing when it forgets. */
    void dropOver() {
        long now = System.currentTimeMillis();
        away.values().removeIf(until -> until <= now);
    }

    private void noteAway(String id, Optional<Ownership> written) {
        written.filter(Ownership::isAway).ifPresentOrElse(it -> away.put(id, it.until()), () -> away.remove(id));
    }

    /** A live view. */
    Map<String, Home> all() {
        return byId;
    }

    /** A new reading of the whole bucket, to be given to a watch; the one before counts no more. */
    Reading readAnew() {
        var reading = new Reading();
        current = reading;
        return reading;
    }

    /** Takes in what a watch tells: first the whole bucket, then its changes. */
    final class Reading implements KeyValueWatcher {
        private final Set<String> unseen = new HashSet<>(byId.keySet());
        private final Set<String> unseenAway = new HashSet<>(away.keySet());
        private final CountDownLatch complete = new CountDownLatch(1);

        @Override
        public void watch(KeyValueEntry entry) {
            if (current == this) {
                String id = NatsNames.id(entry.getKey());
                unseen.remove(id);
                unseenAway.remove(id);
                missed.remove(id);
                take(id, entry);
            }
        }

        /** What the whole bucket does not have any more has gone while nobody read. */
        @Override
        public void endOfData() {
            if (current == this) {
                missed.values().removeIf(this::isOver);
                unseen.forEach(this::miss);
                unseen.clear();
                unseenAway.forEach(away::remove);
                unseenAway.clear();
            }
            complete.countDown();
        }

        /** Who holds it has written it down again, and for who does not it is kept no more. */
        private boolean isOver(Home home) {
            long since = TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - home.readAt());
            return since > Math.max(LEAST_MISSED_MILLIS, home.ownership().keep());
        }

        private void miss(String id) {
            Home home = byId.get(id);
            if (home != null) {
                missed.put(id, new Home(home.ownership(), home.revision(), nanos.getAsLong()));
            }
            forget(id);
        }

        CountDownLatch complete() {
            return complete;
        }
    }

    private void take(String id, KeyValueEntry entry) {
        Optional<Ownership> written = entry.getOperation() == KeyValueOperation.PUT && entry.getValue() != null
                ? Ownership.read(entry.getValue())
                : Optional.empty();
        Optional<Ownership> held = written.filter(it -> !it.isAway());
        noteAway(id, written);
        if (held.isEmpty()) {
            forget(id);
            return;
        }
        var home = new Home(held.get(), entry.getRevision(), readAt(id, entry.getRevision()));
        byId.put(id, home);
        onChange.accept(id, home);
    }

    /** To read the bucket anew makes nothing in it younger: it forgets what is old. */
    private long readAt(String id, long revision) {
        Home known = byId.get(id);
        return known != null && known.revision() == revision ? known.readAt() : nanos.getAsLong();
    }

    private void forget(String id) {
        if (byId.remove(id) != null) {
            onChange.accept(id, null);
        }
    }
}
