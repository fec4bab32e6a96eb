package app.parley.server;

/**
 * Which libraries are aboard that only the server's operators use: the server's distribution has them, the desktop's
 * image does not. To be asked before any class that names one of them is touched.
 */
public final class ServerLibraries {
    private ServerLibraries() {}

    /** Whether jnats is here, without which {@code --nats} cannot work. */
    public static boolean hasNats() {
        return has("io.nats.client.Nats");
    }

    /** Whether the library for JWTs is here, without which {@code --jwt-secret} and {@code --jwt-jwks} cannot work. */
    public static boolean hasJwt() {
        return has("com.nimbusds.jwt.SignedJWT");
    }

    /** Whether the Prometheus client library is here, without which {@code --metrics} cannot work. */
    public static boolean hasMetrics() {
        return has("io.prometheus.metrics.core.metrics.CounterWithCallback")
                && has("io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter")
                && has("io.prometheus.metrics.instrumentation.jvm.JvmMetrics");
    }

    /** Whether Netty's native transport for Linux is here; whether it also works is for it to say. */
    static boolean hasEpoll() {
        return has("io.netty.channel.epoll.Epoll");
    }

    private static boolean has(String name) {
        try {
            Class.forName(name, false, ServerLibraries.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
