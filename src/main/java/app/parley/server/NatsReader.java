package app.parley.server;

import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamOptions;
import io.nats.client.KeyValueOptions;
import io.nats.client.api.KeyValueConfiguration;
import io.nats.client.api.StorageType;
import io.nats.client.impl.NatsKeyValueWatchSubscription;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads from the buckets who is there and who holds what, and goes on to hear of changes. Thread-safe; blocks. */
final class NatsReader {
    private static final long PATIENCE_SECONDS = 30;
    private static final int NOT_FOUND = 404;

    /**
     * A broker that is starved, or reads its files after a restart, needs longer than the library's 2 s; an answer that
     * was lost with its connection should not be waited for much longer.
     */
    private static final JetStreamOptions PATIENT =
            JetStreamOptions.builder().requestTimeout(Duration.ofSeconds(5)).build();

    private static final KeyValueOptions PATIENT_BUCKET =
            KeyValueOptions.builder().jetStreamOptions(PATIENT).build();

    private static final System.Logger LOG = System.getLogger(NatsCluster.class.getName());

    private final NatsNode node;
    private final String namesakes;
    private final Duration nodeTtl;
    private final Duration entryTtl;
    private final List<NatsKeyValueWatchSubscription> watches = new ArrayList<>();

    /**
     * @param name this node's name, without what tells its starts apart
     * @param nodeTtl how long the broker keeps a node's sign of life, where the bucket is new
     * @param entryTtl how long it keeps who owns an ID
     */
    NatsReader(NatsNode node, String name, Duration nodeTtl, Duration entryTtl) {
        this.node = node;
        this.namesakes = name + ".";
        this.nodeTtl = nodeTtl;
        this.entryTtl = entryTtl;
    }

    /** Shows this node, then reads everything; makes the buckets if the broker has none, or none any more. */
    synchronized void read() throws IOException, JetStreamApiException, InterruptedException, TimeoutException {
        bucket(node.names().nodes(), nodeTtl);
        bucket(node.names().ids(), entryTtl);
        keepLonger(node.names().ids(), entryTtl);
        long sent = node.nanos().getAsLong();
        node.connection().jetStream(PATIENT).publish(node.names().beat(node.self()), new byte[0]);
        node.liveness().confirmed(sent);
        watches.forEach(NatsKeyValueWatchSubscription::unsubscribe);
        watches.clear();
        node.liveness().readAnew();
        watches.add(
                node.connection().keyValue(node.names().nodes(), PATIENT_BUCKET).watchAll(node.liveness()));
        node.liveness().awaitReading(PATIENCE_SECONDS);
        var homes = node.homes().readAnew();
        watches.add(
                node.connection().keyValue(node.names().ids(), PATIENT_BUCKET).watchAll(homes));
        if (!homes.complete().await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("the IDs could not be read");
        }
        retireNamesakes();
    }

    private void bucket(String name, Duration ttl) throws IOException, JetStreamApiException {
        var management = node.connection().keyValueManagement(PATIENT_BUCKET);
        try {
            management.getStatus(name);
        } catch (JetStreamApiException e) {
            if (e.getErrorCode() != NOT_FOUND) {
                throw e;
            }
            management.create(KeyValueConfiguration.builder(name)
                    .storageType(StorageType.File)
                    .ttl(ttl)
                    .build());
        }
    }

    /** Nodes with other options may have made it: one that forgets too soon would give away what is somebody's. */
    private void keepLonger(String name, Duration ttl) {
        try {
            raise(name, ttl);
            // Of two nodes at once the other may have wanted less.
            raise(name, ttl);
        } catch (IOException | JetStreamApiException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} may forget too soon whose an ID is: {1}. Let this node change it, or give all the same --keep-id",
                    name,
                    e.getMessage());
        }
    }

    private void raise(String name, Duration ttl) throws IOException, JetStreamApiException {
        var management = node.connection().keyValueManagement(PATIENT_BUCKET);
        KeyValueConfiguration there = management.getStatus(name).getConfiguration();
        Duration kept = there.getTtl();
        // None, or none at all, is for ever.
        if (kept != null && !kept.isZero() && kept.compareTo(ttl) < 0) {
            LOG.log(System.Logger.Level.INFO, "{0} keeps its entries for {1} from now on", name, ttl);
            management.update(KeyValueConfiguration.builder(there).ttl(ttl).build());
        }
    }

    /** A node of our name that was there before has been restarted as us: what it held is free for its owners at once. */
    private void retireNamesakes() throws IOException, JetStreamApiException {
        for (String other : node.liveness().alive()) {
            if (other.startsWith(namesakes) && !other.equals(node.self())) {
                node.connection().keyValue(node.names().nodes()).delete(NatsNames.nodeKey(other));
            }
        }
    }

    /** Says that this node leaves: its IDs are free for their owners at once. */
    void leave() throws IOException, JetStreamApiException {
        node.connection().keyValue(node.names().nodes()).delete(NatsNames.nodeKey(node.self()));
    }
}
