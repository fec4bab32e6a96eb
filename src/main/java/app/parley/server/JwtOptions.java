package app.parley.server;

import java.net.URI;

/** How tokens that are JWTs (RFC 7519) are verified. Their subject is the ID, and they expire. */
public sealed interface JwtOptions {
    /**
     * HS256 alone, with a shared secret.
     *
     * @param secret {@code --jwt-secret}: at least {@link #SHORTEST} bytes, as RFC 7518, 3.2 wants
     */
    record Secret(String secret) implements JwtOptions {
        /** Bytes of the shortest secret. */
        public static final int SHORTEST = 32;

        /** Leaves the secret out. */
        @Override
        public String toString() {
            return "Secret[]";
        }
    }

    /**
     * RS256, ES256 or EdDSA (Ed25519), with the public keys of a JWK set (RFC 7517) that is read again now and then.
     *
     * @param source {@code --jwt-jwks}: a file, or an address with https, or with http on loopback
     */
    record KeySet(URI source) implements JwtOptions {
        /** @throws IllegalArgumentException if keys from there could be anybody's */
        public KeySet {
            boolean safe = "file".equals(source.getScheme())
                    || ("https".equals(source.getScheme()) && source.getHost() != null)
                    || ("http".equals(source.getScheme()) && isLoopback(source.getHost()));
            if (!safe) {
                throw new IllegalArgumentException("keys come from a file, by https, or from loopback");
            }
        }

        private static boolean isLoopback(String host) {
            return "localhost".equals(host)
                    || "[::1]".equals(host)
                    || String.valueOf(host).matches("127(\\.\\d{1,3}){3}");
        }
    }
}
