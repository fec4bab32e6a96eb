package app.parley.server;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What the server remembers of a token: its SHA-256, so that what it keeps opens nothing. */
final class TokenHash {
    private static final String ALGORITHM = "SHA-256";

    private final byte[] digest;

    private TokenHash(byte[] digest) {
        this.digest = digest;
    }

    static TokenHash of(String token) {
        try {
            return new TokenHash(MessageDigest.getInstance(ALGORITHM).digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
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
