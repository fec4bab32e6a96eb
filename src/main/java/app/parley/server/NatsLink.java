package app.parley.server;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the one connection of a node to the broker. */
final class NatsLink {
    private static final int MOST_OUTGOING = 20_000;
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration RECONNECT = Duration.ofMillis(100);
    private static final Duration CLEANUP = Duration.ofMillis(200);

    private NatsLink() {}

    /**
     * Connects; afterwards it reconnects for ever. While it is down, publishing fails at once, so that nothing is sent
     * late; when the broker is too slow, what does not fit in the queue is dropped, so that nobody ever blocks.
     *
     * @throws ClusterException if no broker takes us; the message names no password
     */
    static Connection open(ClusterOptions options, String node, ConnectionListener listener)
            throws ClusterException, InterruptedException {
        var builder = new Options.Builder()
                .servers(options.urls().toArray(String[]::new))
                .connectionName("parley " + node)
                .connectionTimeout(CONNECT)
                .maxReconnects(-1)
                .reconnectWait(RECONNECT)
                .reconnectJitter(RECONNECT)
                .reconnectBufferSize(0)
                .pingInterval(options.ttl().dividedBy(4))
                .requestCleanupInterval(CLEANUP)
                .maxMessagesInOutgoingQueue(MOST_OUTGOING)
                .discardMessagesWhenOutgoingQueueFull()
                .useTimeoutException()
                .reportNoResponders()
                .connectionListener(listener)
                .errorListener(new ErrorListener() {}); // it would log subjects, which name people
        if (options.credentials() != null) {
            builder.authHandler(Nats.credentials(options.credentials().toString()));
        }
        try {
            return Nats.connect(builder.build());
        } catch (AuthenticationException _) {
            throw new ClusterException("the NATS server at " + hosts(options.urls()) + " refuses our credentials");
        } catch (IOException | IllegalArgumentException | IllegalStateException _) {
            // Their messages hold the URLs with their passwords.
            throw new ClusterException("no NATS server answers at " + hosts(options.urls()));
        }
    }

    /** The URLs without user and password. */
    static String hosts(List<String> urls) {
        return urls.stream().map(NatsLink::host).collect(Collectors.joining(", "));
    }

    private static String host(String url) {
        try {
            URI uri = URI.create(url.contains("://") ? url : "nats://" + url);
            if (uri.getHost() != null) {
                return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
            }
        } catch (IllegalArgumentException _) {
            // Not shown: it may hold a password.
        }
        return "an address that is none";
    }
}
