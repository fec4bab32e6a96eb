package app.parley.server;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ICE servers told to {@code ext=1} sockets.
 *
 * @param fixed given as they are
 * @param turn TURN servers that share a secret with us, or null
 */
public record IceServerOptions(List<Fixed> fixed, @Nullable Turn turn) {
    /** Copies {@code fixed}. */
    public IceServerOptions {
        fixed = List.copyOf(fixed);
    }

    /** No ICE server at all: OPEN then has none. */
    public static IceServerOptions none() {
        return new IceServerOptions(List.of(), null);
    }

    /**
     * One server with fixed credentials, or none.
     *
     * @param urls {@code stun:}, {@code turn:} or {@code turns:} URLs
     * @param username null for STUN
     * @param credential null for STUN
     */
    public record Fixed(
            List<String> urls,
            @Nullable String username,
            @Nullable String credential) {
        /** Copies {@code urls}. */
        public Fixed {
            urls = List.copyOf(urls);
        }
    }

    /**
     * TURN servers that take coturn's time-limited credentials ({@code use-auth-secret}).
     *
     * @param urls {@code --turn-url}, repeatable
     * @param secret {@code --turn-secret}: coturn's {@code static-auth-secret}
     * @param ttl {@code --turn-ttl}: how long one credential is good
     */
    public record Turn(List<String> urls, String secret, Duration ttl) {
        /** @throws IllegalArgumentException if there is no URL, no secret or no time */
        public Turn {
            urls = List.copyOf(urls);
            if (urls.isEmpty() || secret.isEmpty() || ttl.toSeconds() < 1) {
                throw new IllegalArgumentException("TURN needs a URL, a secret and at least a second");
            }
        }

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Turn[urls=" + urls + ", ttl=" + ttl + "]";
        }
    }
}
