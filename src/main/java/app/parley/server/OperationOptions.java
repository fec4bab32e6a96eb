package app.parley.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What matters to whoever runs a {@link SignalingServer}, as against those who use it.
 *
 * @param tls serves HTTPS and WSS alone; null serves neither
 * @param metrics null for none
 */
public record OperationOptions(@Nullable Tls tls, @Nullable Metrics metrics) {
    /** No TLS, no metrics. */
    public static OperationOptions none() {
        return new OperationOptions(null, null);
    }

    /**
     * @param key {@code --sslkey}: a private key in PEM, PKCS #8
     * @param certificate {@code --sslcert}: its certificate in PEM, followed by those that vouch for it
     * @param watch how often to look whether the files have changed
     */
    public record Tls(Path key, Path certificate, Duration watch) {}

    /**
     * @param host {@code --metrics-host}: the address to bind
     * @param port {@code --metrics-port}: 0 takes a free one; {@link #SHARED} is the server's own address and port
     */
    public record Metrics(String host, int port) {
        /** Beside everything else, for whoever asks. */
        public static final int SHARED = -1;
    }
}
