package app.parley.server;

import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The part of a server that is there for its operator: health, metrics, TLS. */
final class Operations implements AutoCloseable {
    private final Health health;
    private final OperatorPages publicPages;
    private final Duration handshake;
    private final @Nullable Tls tls;
    private final @Nullable OperatorListener listener;

    /**
     * @param open the connections that are open
     * @param checks what else has a say in the health
     * @throws IOException if the metrics' port cannot be had; {@link TlsFileException} if a certificate is of no use
     */
    Operations(
            OperationOptions options,
            ServerContext server,
            EventLoopGroup loops,
            ChannelGroup open,
            List<HealthCheck> checks)
            throws IOException {
        handshake = server.options().timeouts().handshake();
        health = new Health(server.registry(), () -> TimeUnit.NANOSECONDS.toSeconds(System.nanoTime()), checks);
        tls = options.tls() == null
                ? null
                : new Tls(options.tls(), server.registry().tally());
        OperationOptions.Metrics wanted = options.metrics();
        MetricsText metrics = wanted == null ? null : figures(server.registry(), open, tls, loops);
        boolean shared = wanted == null || wanted.port() == OperationOptions.Metrics.SHARED;
        publicPages = new OperatorPages(health, shared ? metrics : null);
        try {
            listener = wanted == null || shared
                    ? null
                    : new OperatorListener(
                            new OperatorPages(health, metrics),
                            handshake,
                            server.registry().tally(),
                            loops,
                            wanted);
        } catch (IOException e) {
            stopWatching();
            throw e;
        }
    }

    private static MetricsText figures(
            PeerRegistry registry, ChannelGroup open, @Nullable Tls tls, EventLoopGroup loops) {
        var figures = new PrometheusFigures(registry, open::size, tls == null ? null : tls::expiry);
        figures.watch(loops);
        return figures;
    }

    /** What the server's own port answers. */
    OperatorPages pages() {
        return publicPages;
    }

    boolean hasTls() {
        return tls != null;
    }

    /** Puts TLS at the end of a new connection's pipeline, if there is to be any. */
    void secure(ChannelPipeline pipeline) {
        if (tls != null) {
            pipeline.addLast(tls.handler(handshake));
        }
    }

    /** Where the metrics' own port is; empty where they have none. */
    OptionalInt metricsPort() {
        return listener == null ? OptionalInt.empty() : OptionalInt.of(listener.port());
    }

    /** Health says from now on that the server is leaving. */
    void drain() {
        health.drain();
    }

    @Override
    public void close() {
        if (listener != null) {
            listener.close();
        }
        stopWatching();
    }

    private void stopWatching() {
        if (tls != null) {
            tls.close();
        }
    }
}
