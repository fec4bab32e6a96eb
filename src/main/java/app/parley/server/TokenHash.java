package app.parley.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** What the server remembers of a token: its SHA-256, so that what it keeps opens nothing. */
final class TokenHash {
    private static final int LENGTH = 32;

    /** Never fed, only copied. */
    private static final MessageDigest SHA256 = Digests.of("SHA-256");

    private final byte[] digest;

    private TokenHash(byte[] digest) {
        this.digest = digest;
    }

    static TokenHash of(String token) {
        return new TokenHash(Digests.copy(SHA256).digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * What {@link #text} gave.
     *
     * @throws IllegalArgumentException if it is anything else
     */
    static TokenHash read(String text) {
        byte[] digest = Base64.getUrlDecoder().decode(text);
        if (digest.length != LENGTH) {
            throw new IllegalArgumentException("no SHA-256");
        }
        return new TokenHash(digest);
    }

    /** For other nodes, in base64url. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }

    /** Whether both are of the same token; takes the same time wherever they differ. */
    boolean matches(TokenHash other) {
        return MessageDigest.isEqual(digest, other.digest);
    }
}
