package app.parley.server;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.EventExecutorGroup;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The server's figures in Prometheus' text format, version 0.0.4. Reads what {@link Tally} and {@link PeerRegistry} keep
 * anyway; its own work is one timer an event loop. To be touched only where {@link ServerLibraries#hasMetrics}.
 */
final class PrometheusFigures implements MetricsText {
    private static final long NEWEST_FOR = TimeUnit.SECONDS.toNanos(1);
    private static final long DELAY_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final double NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final PrometheusRegistry figures = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();
    private String text = "";
    private long writtenAt;

    /**
     * @param open counts the connections that are open now
     * @param certificateExpiry seconds since 1970, or null without TLS
     */
    PrometheusFigures(PeerRegistry registry, LongSupplier open, @Nullable LongSupplier certificateExpiry) {
        gauge("parley_connections", "TCP connections open now", open);
        gauge("parley_peers", "IDs connected now", registry::size);
        queues(registry);
        traffic(registry.tally());
        if (certificateExpiry != null) {
            gauge(
                    "parley_tls_certificate_expiry_seconds",
                    "When the certificate in use ends, Unix time",
                    certificateExpiry);
        }
        JvmMetrics.builder().register(figures);
        get(); // loads what is needed, before an event loop waits for it
        text = "";
    }

    /** Watches how late each event loop is with what is due. */
    void watch(EventExecutorGroup loops) {
        Histogram late = Histogram.builder()
                .name("parley_event_loop_delay_seconds")
                .help("How late an event loop came to what was due")
                .classicOnly()
                .classicUpperBounds(0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5)
                .register(figures);
        for (EventExecutor loop : loops) {
            var watch = new Runnable() {
                private long due = System.nanoTime() + DELAY_EVERY_NANOS;

                @Override
                public void run() {
                    long now = System.nanoTime();
                    late.observe(Math.max(0, now - due) / NANOS_A_SECOND);
                    due = System.nanoTime() + DELAY_EVERY_NANOS;
                }
            };
            loop.scheduleWithFixedDelay(watch, DELAY_EVERY_NANOS, DELAY_EVERY_NANOS, TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public String contentType() {
        return PrometheusTextFormatWriter.CONTENT_TYPE;
    }

    @Override
    public synchronized String get() {
        long now = System.nanoTime();
        if (text.isEmpty() || now - writtenAt > NEWEST_FOR) {
            var bytes = new ByteArrayOutputStream(16 * 1024);
            try {
                writer.write(bytes, figures.scrape());
            } catch (IOException e) {
                throw new UncheckedIOException(e); // memory does not fail so
            }
            text = bytes.toString(StandardCharsets.UTF_8);
            writtenAt = now;
        }
        return text;
    }

    private void queues(PeerRegistry registry) {
        gauge(
                "parley_queue_receivers",
                "Absent IDs for which messages wait",
                () -> registry.queued().receivers());
        gauge(
                "parley_queue_messages",
                "Messages that wait for absent IDs",
                () -> registry.queued().messages());
        gauge(
                "parley_queue_bytes",
                "Memory of what waits for absent IDs",
                () -> registry.queued().bytes());
    }

    private void traffic(Tally tally) {
        counter("parley_connections_accepted", "TCP connections let in", tally::connections);
        counter(
                "parley_relayed_messages",
                "Messages handed to their receivers, with those dropped as one was too slow",
                tally::relayedMessages);
        counter("parley_relayed_bytes", "Bytes of those messages", tally::relayedBytes);
        counter("parley_expired", "Times a sender was told that nobody picked its messages up", tally::expirations);
        labelled("parley_claims", "Sockets that got their ID", "kind", it -> {
            it.call((double) tally.opened(), "opened");
            it.call((double) tally.resumed(), "resumed");
        });
        labelled("parley_messages", "Messages that came in", "type", it -> {
            for (Tally.Kind kind : Tally.Kind.values()) {
                it.call((double) tally.received(kind), kind.name().toLowerCase(Locale.ROOT));
            }
        });
        labelled(
                "parley_refusals",
                "Connections, claims and messages turned away",
                "reason",
                it -> tally.refusals().forEach((reason, count) -> it.call((double) count.sum(), reason)));
    }

    private void gauge(String name, String help, LongSupplier value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(it -> it.call((double) value.getAsLong()))
                .register(figures);
    }

    private void counter(String name, String help, LongSupplier value) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .callback(it -> it.call((double) value.getAsLong()))
                .register(figures);
    }

    private void labelled(String name, String help, String label, Consumer<CounterWithCallback.Callback> values) {
        CounterWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(label)
                .callback(values)
                .register(figures);
    }
}
