package app.parley.server;

import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A connection to the broker that is to become a {@link NatsCluster} once there are peers. */
final class NatsOpening {
    private final ClusterOptions options;
    private final String self;
    private final Connection connection;
    private volatile @Nullable NatsCluster cluster;

    private NatsOpening(ClusterOptions options) throws IOException, InterruptedException {
        this.options = options;
        this.self = options.node() + "."
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        this.connection = NatsLink.open(options, self, this::heard);
    }

    /**
     * Connects to the broker. Blocks.
     *
     * @throws IOException if no broker takes us
     */
    static NatsOpening open(ClusterOptions options) throws IOException {
        try {
            return new NatsOpening(options);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while connecting to NATS", e);
        }
    }

    private void heard(Connection its, ConnectionListener.Events event) {
        NatsCluster made = cluster;
        if (made != null && event == ConnectionListener.Events.DISCONNECTED) {
            made.lost();
        } else if (made != null && event == ConnectionListener.Events.RESUBSCRIBED) {
            made.readAgain();
        }
    }

    /** Where nothing came of it. */
    void close() {
        try {
            connection.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** The cluster for these peers. */
    NatsCluster with(NatsCluster.Parts parts) {
        try {
            var made = new NatsCluster(options, connection, self, parts);
            cluster = made;
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
