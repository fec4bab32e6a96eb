package app.parley.settings;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes the secrets that prove an ID to the server. */
public final class NewToken {
    private static final int BYTES = 32;

    private NewToken() {}

    /** 256 random bits, base64url without padding: 43 characters. */
    public static String make() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    /** Tells whether {@code text} has the form of a token. */
    static boolean isValid(String text) {
        return text.matches("[A-Za-z0-9_-]{43}");
    }
}
