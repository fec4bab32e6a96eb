package app.parley.server;

import io.nats.client.JetStream;
import io.nats.client.api.KeyValueEntry;
import io.nats.client.api.KeyValueOperation;
import io.nats.client.api.KeyValueWatcher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Which nodes are alive. Each writes its key three times within the time to live; a node that has not been heard of for
 * longer is dead, and the broker forgets its key at about the same time. Thread-safe.
 *
 * <p>A node's own lease ends by its own clock before the others count it as dead: it runs from when a write was sent
 * that the broker confirmed later.
 */
final class NatsLiveness implements KeyValueWatcher {
    private static final int REMEMBERED_DEAD = 1_000;

    private final String self;
    private final long ttlNanos;
    private final LongSupplier nanos;
    private final Consumer<String> onChange;
    private final Map<String, Long> lastSeen = new ConcurrentHashMap<>();
    private final Map<String, Long> deadSince = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED_DEAD;
        }
    };
    private volatile long leaseFrom;
    private volatile boolean leased;

    /** Of the first reading: a key may be old already. Guarded by this. */
    private final Map<String, ZonedDateTime> firstReading = new HashMap<>();

    private boolean read;
    private volatile CountDownLatch complete = new CountDownLatch(1);

    /**
     * @param self this node
     * @param nanos a monotonic clock
     * @param onChange is told of each node that came alive or died; any thread
     */
    NatsLiveness(String self, Duration ttl, LongSupplier nanos, Consumer<String> onChange) {
        this.self = self;
        this.ttlNanos = ttl.toNanos();
        this.nanos = nanos;
        this.onChange = onChange;
    }

    /** Shows that this node is alive. */
    void beat(JetStream jetStream, String subject) {
        long sent = nanos.getAsLong();
        try {
            jetStream
                    .publishAsync(subject, self.getBytes(StandardCharsets.UTF_8))
                    .orTimeout(NatsLedger.PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                    .thenRun(() -> confirmed(sent));
        } catch (IllegalStateException _) {
            // The connection is down; the lease runs out.
        }
    }

    /** The broker has what was sent at {@code sent}. */
    synchronized void confirmed(long sent) {
        if (!leased || sent - leaseFrom > 0) {
            leaseFrom = sent;
            leased = true;
        }
    }

    /** Whether the others still count this node as alive. */
    boolean isLeased() {
        return leased && nanos.getAsLong() - leaseFrom < ttlNanos;
    }

    boolean isAlive(String node) {
        return node.equals(self) || lastSeen.containsKey(node);
    }

    /** When {@code node} was found dead, milliseconds since 1970; empty if it is alive or was never heard of. */
    Optional<Long> deadSince(String node) {
        synchronized (deadSince) {
            return isAlive(node) ? Optional.empty() : Optional.ofNullable(deadSince.get(node));
        }
    }

    /** Those alive, this one included. */
    List<String> alive() {
        var all = new TreeSet<>(lastSeen.keySet());
        all.add(self);
        return List.copyOf(all);
    }

    /** Buries those not heard of for too long. To be called several times within the time to live. */
    void tick() {
        long now = nanos.getAsLong();
        lastSeen.forEach((node, seen) -> {
            if (now - seen > ttlNanos && lastSeen.remove(node, seen)) {
                buried(node);
            }
        });
    }

    private void buried(String node) {
        synchronized (deadSince) {
            deadSince.put(node, System.currentTimeMillis());
        }
        onChange.accept(node);
    }

    @Override
    public void watch(KeyValueEntry entry) {
        String node = NatsNames.nodeOf(entry.getKey());
        if (node.equals(self) && entry.getOperation() != KeyValueOperation.PUT) {
            return; // a restarted node of the same name took us for dead; the next beat corrects it
        }
        if (entry.getOperation() != KeyValueOperation.PUT) {
            if (lastSeen.remove(node) != null) {
                buried(node);
            }
            return;
        }
        if (isFirstReading(node, entry.getCreated()) || node.equals(self)) {
            return;
        }
        if (lastSeen.put(node, nanos.getAsLong()) == null) {
            onChange.accept(node);
        }
    }

    private synchronized boolean isFirstReading(String node, ZonedDateTime created) {
        if (!read) {
            firstReading.put(node, created);
        }
        return !read;
    }

    /** Before a new watch, whose first entries may be old. */
    synchronized void readAnew() {
        read = false;
        firstReading.clear();
        complete = new CountDownLatch(1);
    }

    /** Waits until a new watch has told what there is; blocks. */
    void awaitReading(long seconds) throws InterruptedException, TimeoutException {
        if (!complete.await(seconds, TimeUnit.SECONDS)) {
            throw new TimeoutException("the nodes could not be read");
        }
    }

    /** Judges the first reading by the broker's clock: our own key, just written, says what time it is there. */
    @Override
    public void endOfData() {
        Map<String, ZonedDateTime> found;
        synchronized (this) {
            found = Map.copyOf(firstReading);
            firstReading.clear();
            read = true;
        }
        ZonedDateTime now = found.values().stream()
                .max(ZonedDateTime::compareTo)
                .orElseGet(() -> ZonedDateTime.now(ZoneOffset.UTC));
        found.forEach((node, created) -> {
            long age = Duration.between(created, now).toNanos();
            if (!node.equals(self) && age <= ttlNanos && lastSeen.put(node, nanos.getAsLong() - age) == null) {
                onChange.accept(node);
            }
        });
        complete.countDown();
    }
}
