package app.parley.server;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.OptionalSslHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * TLS with a certificate that may change while the server runs: its files are looked at now and then, from a thread of
 * its own, and what is new in them counts for connections that come after. New files that are of no use change nothing
 * but the log. Thread-safe.
 */
final class Tls implements AutoCloseable {
    private final OperationOptions.Tls files;
    private final Tally tally;
    private final ScheduledExecutorService watch;
    private volatile Certificate certificate;
    private volatile SslContext context;

    /** Confined to the watch. */
    private @Nullable PemFiles seen;

    /** @throws TlsFileException if the files are of no use */
    Tls(OperationOptions.Tls files, Tally tally) throws TlsFileException {
        this.files = files;
        this.tally = tally;
        PemFiles pem = PemFiles.read(files);
        seen = pem;
        certificate = Certificate.parse(pem, files);
        context = certificate.context();
        watch = Executors.newSingleThreadScheduledExecutor(task -> {
            var thread = new Thread(task, "certificate-watch");
            thread.setDaemon(true);
            return thread;
        });
        long nanos = files.watch().toNanos();
        watch.scheduleWithFixedDelay(this::look, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** When the certificate in use ends, in seconds since 1970. */
    long expiry() {
        return certificate.expiry().getEpochSecond();
    }

    /** For the front of a new connection's pipeline. Costs a connection that says nothing no more than itself. */
    ChannelHandler handler(Duration handshake) {
        return new OptionalSslHandler(context) {
            @Override
            protected SslHandler newSslHandler(ChannelHandlerContext ctx, SslContext current) {
                SslHandler handler = super.newSslHandler(ctx, current);
                handler.setHandshakeTimeoutMillis(handshake.toMillis());
                return handler;
            }

            @Override
            protected ChannelHandler newNonSslHandler(ChannelHandlerContext ctx) {
                tally.refused("no-tls");
                ctx.close();
                return new Discarding();
            }
        };
    }

    private void look() {
        try {
            PemFiles now = PemFiles.read(files);
            if (seen == null || !now.isSame(seen)) {
                seen = now;
                take(Certificate.parse(now, files));
            }
        } catch (TlsFileException e) {
            refuse(e);
        } catch (RuntimeException e) {
            // An executor drops a task that throws, and nobody would look any more.
            LogEvent.HOUSEKEEPING_FAILED.log(e);
        }
    }

    private void take(Certificate fresh) {
        certificate = fresh;
        context = fresh.context();
        LogEvent.CERTIFICATE_TAKEN.log("expires", fresh.expiry().toString());
    }

    /** Once for each content: a file that cannot be read is worth one line until it can. */
    private void refuse(TlsFileException e) {
        boolean unreadable = e.problem() == TlsFileException.Problem.UNREADABLE;
        if (!unreadable || seen != null) {
            LogEvent.CERTIFICATE_REFUSED.log("problem", e.problem().name().toLowerCase(Locale.ROOT));
        }
        if (unreadable) {
            seen = null;
        }
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
