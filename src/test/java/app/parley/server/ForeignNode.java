package app.parley.server;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.KeyValue;
import io.nats.client.Message;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Says to the nodes of a cluster, in their own words, what another node could. Confined to one thread. */
final class ForeignNode implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Connection connection;
    private final NatsNames names;
    private final String self;

    /** @param self its name, with the part that tells its starts apart */
    ForeignNode(String url, String cluster, String self) throws IOException, InterruptedException {
        this.connection = Nats.connect(url);
        this.names = new NatsNames(cluster);
        this.self = self;
    }

    private KeyValue ids() throws IOException {
        return connection.keyValue(names.ids());
    }

    /** Shows that it is alive. */
    void beat() throws IOException, JetStreamApiException {
        connection.keyValue(names.nodes()).put(NatsNames.nodeKey(self), self.getBytes(StandardCharsets.UTF_8));
    }

    /** What the broker says of one that it has not heard of for too long. */
    void dies() throws IOException, JetStreamApiException {
        connection.keyValue(names.nodes()).delete(NatsNames.nodeKey(self));
    }

    /** Writes that it holds {@code id}, whatever stands there. */
    void writes(String id, long epoch, String token, Duration keep) throws IOException, JetStreamApiException {
        writes(self, id, epoch, token, keep);
    }

    /** Writes that {@code node} does. */
    void writes(String node, String id, long epoch, String token, Duration keep)
            throws IOException, JetStreamApiException {
        var ownership = new Ownership(node, epoch, TokenHash.of(token).text(), false, keep.toMillis(), 0);
        ids().put(NatsNames.ownKey(id), ownership.toBytes());
    }

    /** Makes the broker forget who holds {@code id}. */
    void forgets(String id) throws IOException, JetStreamApiException {
        ids().purge(NatsNames.ownKey(id));
    }

    /** The claim that stands. */
    Ownership claim(String id) throws IOException, JetStreamApiException {
        return Ownership.read(ids().get(NatsNames.ownKey(id)).getValue()).orElseThrow();
    }

    /** Asks the node that holds {@code was} to hand the ID over; its answer. */
    String asksFor(String id, Ownership was, long epoch, String token) throws InterruptedException {
        var request = new NatsHandOver.Request(id, epoch, TokenHash.of(token).text());
        Message answer = connection.request(names.node(was.node()), request.toBytes(), PATIENCE);
        return answer == null ? "nobody" : new String(answer.getData(), StandardCharsets.US_ASCII);
    }

    /** Listens for batches, and never answers one. */
    Subscription hears(String id, long epoch) throws Exception {
        Subscription heard = connection.subscribe(names.peer(id, epoch));
        connection.flush(PATIENCE);
        return heard;
    }

    /**
     * Sends one message in a batch and waits for the answer.
     *
     * @param sent by a monotonic clock
     */
    String sends(String id, long epoch, long sent, String message) throws Exception {
        var batch = new FrameBatch(self.hashCode(), sent, List.of(message.getBytes(StandardCharsets.UTF_8)));
        Message answer = connection.request(names.peer(id, epoch), batch.toBytes(), PATIENCE);
        return answer == null ? "nobody" : new String(answer.getData(), StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}
