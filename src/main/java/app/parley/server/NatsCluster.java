package app.parley.server;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.NatsHandOver.Answer;
import app.parley.server.NatsHomes.Home;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Several nodes that share a NATS server with JetStream. ARCHITECTURE.md, "Several nodes", has the subjects, keys and
 * rules. Only this class and those whose names begin with Nats know NATS.
 *
 * <p>Without the broker it is unavailable: the node serves the peers it has, and gives out no ID. Thread-safe.
 */
final class NatsCluster implements Cluster {
    private static final System.Logger LOG = System.getLogger(NatsCluster.class.getName());
    private static final Duration LEAST_ENTRY_TTL = Duration.ofHours(1);
    private static final long GOODBYE_MILLIS = 1_000;

    private final ClusterOptions options;
    private final Connection connection;
    private final NatsNode node;
    private final NatsClaims claims;
    private final NatsCarrier carrier;
    private final NatsSweep sweep;
    private final Dispatcher requests;
    private final NatsReader reader;

    /** Reading the buckets blocks, and beats must go on meanwhile. */
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(
            2, Thread.ofPlatform().daemon().name("cluster-", 1).factory());

    private final AtomicInteger losses = new AtomicInteger();
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile boolean reading = true;
    private volatile boolean closed;
    private volatile boolean wasReady;

    /** @param self this node's name, another one after each start */
    NatsCluster(ClusterOptions options, Connection connection, String self, Parts parts) throws IOException {
        this.options = options;
        this.connection = connection;
        Duration entryTtl = longer(parts.keeping().time().multipliedBy(2), LEAST_ENTRY_TTL);
        var names = new NatsNames(options.prefix());
        var liveness = new NatsLiveness(self, options.ttl(), System::nanoTime, this::nodeChanged);
        var homes = new NatsHomes(System::nanoTime, this::homeChanged);
        var ledger = new NatsLedger(connection, names.ids());
        this.node =
                new NatsNode(self, names, connection, ledger, liveness, homes, parts.peers(), later, System::nanoTime);
        this.carrier = new NatsCarrier(node);
        var leavings = new NatsLeavings(ledger, parts.keeping());
        this.claims = new NatsClaims(node, carrier, leavings);
        this.sweep = new NatsSweep(node, claims, leavings, entryTtl.toNanos() / 2);
        this.reader = new NatsReader(node, options.node(), options.ttl(), entryTtl);
        this.requests = connection.createDispatcher();
    }

    /**
     * @param peers this node's own
     * @param keeping how long an ID is its owner's who has gone, and how many at a time
     */
    record Parts(LocalPeers peers, Keeping keeping) {}

    @Override
    public void join() throws IOException {
        try {
            reader.read();
            reading = false;
        } catch (IOException | JetStreamApiException | TimeoutException e) {
            throw new ClusterException("the NATS server has no JetStream for us (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while joining the cluster", e);
        }
        requests.subscribe(node.names().node(node.self()), this::requested);
        long beat = options.ttl().toMillis() / 3;
        later.scheduleAtFixedRate(guarded(this::beat), beat, beat, TimeUnit.MILLISECONDS);
        long tick = Math.clamp(options.ttl().toMillis() / 20, 25, 250);
        later.scheduleAtFixedRate(guarded(this::tick), tick, tick, TimeUnit.MILLISECONDS);
        LOG.log(
                System.Logger.Level.INFO,
                "node {0} joined a cluster of {1}",
                node.self(),
                node.liveness().alive().size());
    }

    /** The connection was lost: what was read may be old by the time it is there again. */
    void lost() {
        losses.incrementAndGet();
        reading = true;
    }

    /** The connection was lost and is there again. */
    void readAgain() {
        lost();
        if (!closed) {
            later.execute(guarded(this::tryToRead));
        }
    }

    /** One at a time: the other thread is for beats. */
    private void tryToRead() {
        if (!reading || !underWay.compareAndSet(false, true)) {
            return;
        }
        try {
            int loss = losses.get();
            reader.read();
            reading = false;
            if (loss != losses.get()) {
                reading = true; // lost once more meanwhile
            }
        } catch (IOException | JetStreamApiException | TimeoutException | IllegalStateException e) {
            LOG.log(System.Logger.Level.WARNING, "the broker is back but cannot be read yet: {0}", e.getMessage());
            return; // the next beat tries again
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
        } finally {
            underWay.set(false);
        }
        sweep.run();
        node.peers().relay().receivers().forEach(carrier::carry);
    }

    private void beat() throws IOException {
        node.liveness().beat(connection.jetStream(), node.names().beat(node.self()));
        if (reading) {
            if (connection.getStatus() == Connection.Status.CONNECTED) {
                later.execute(guarded(this::tryToRead));
            }
        } else if (isReady()) {
            sweep.run();
        }
    }

    private void tick() {
        node.liveness().tick();
        boolean ready = isReady();
        if (ready != wasReady) {
            wasReady = ready;
            LOG.log(
                    ready ? System.Logger.Level.INFO : System.Logger.Level.WARNING,
                    ready ? "the broker answers" : "the broker does not answer: no ID is given out until it does");
        }
    }

    private boolean isReady() {
        return !reading
                && connection.getStatus() == Connection.Status.CONNECTED
                && node.liveness().isLeased();
    }

    private void requested(Message message) {
        Answer answer;
        try {
            answer = claims.handOver(NatsHandOver.Request.read(message.getData()));
        } catch (MessageFormatException _) {
            answer = Answer.CHANGED;
        }
        if (message.getReplyTo() != null) {
            connection.publish(message.getReplyTo(), NatsHandOver.toBytes(answer));
        }
    }

    private void homeChanged(String id, @Nullable Home home) {
        claims.overtaken(id);
        if (home == null || !home.isAt(node.self())) {
            node.peers().changed(id);
        }
    }

    private void nodeChanged(String changed) {
        node.homes().all().forEach((id, home) -> {
            if (home.isAt(changed)) {
                node.peers().changed(id);
            }
        });
    }

    @Override
    public void claim(Peer peer, Consumer<Verdict> answer) {
        claims.claim(peer, isReady(), answer);
    }

    @Override
    public void release(Peer peer, boolean free) {
        claims.release(peer, free);
    }

    @Override
    public boolean keepsIds() {
        return true;
    }

    @Override
    public void carry(String receiver) {
        carrier.carry(receiver);
    }

    @Override
    public boolean isElsewhere(String id) {
        Home home = node.homes().get(id);
        return home != null && isElsewhere(home);
    }

    @Override
    public boolean isOwned(String id) {
        Home home = node.homes().get(id);
        return node.homes().isAway(id) || home != null && !home.isAt(node.self()) && !claims.isFreed(home.ownership());
    }

    private boolean isElsewhere(Home home) {
        return !home.isAt(node.self())
                && node.liveness().isAlive(home.ownership().node());
    }

    @Override
    public boolean isElsewhere(Peer peer) {
        Home home = node.homes().get(peer.id());
        return home != null && isElsewhere(home) && home.ownership().isOwnedBy(peer);
    }

    @Override
    public List<String> elsewhere(boolean listedOnly) {
        List<String> ids = new ArrayList<>();
        node.homes().all().forEach((id, home) -> {
            if (isElsewhere(home) && (!listedOnly || home.ownership().listed())) {
                ids.add(id);
            }
        });
        return ids;
    }

    @Override
    public ClusterHealth health() {
        return new ClusterHealth(
                true, options.node(), isReady(), node.liveness().alive().size());
    }

    /** The IDs of this node are free for their owners once its key is gone. */
    @Override
    public void close() {
        closed = true;
        later.shutdownNow();
        try {
            if (connection.getStatus() == Connection.Status.CONNECTED) {
                reader.leave();
                connection.flush(Duration.ofMillis(GOODBYE_MILLIS));
            }
            connection.close();
        } catch (IOException | JetStreamApiException | TimeoutException | IllegalStateException e) {
            LOG.log(System.Logger.Level.INFO, "left without a goodbye: {0}", e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    /** A scheduler drops what throws. */
    private static Runnable guarded(Work work) {
        return () -> {
            try {
                work.run();
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "cluster housekeeping failed", e);
            }
        };
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
