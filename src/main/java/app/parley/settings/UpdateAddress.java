package app.parley.settings;

import java.net.URI;
import java.net.URISyntaxException;

/** The form of an address where news of later versions are asked for; whether somebody answers there is not asked. */
final class UpdateAddress {
    private static final int LONGEST = 512;

    private UpdateAddress() {}

    static boolean isValid(String text) {
        if (text.length() > LONGEST || text.chars().anyMatch(it -> it <= ' ' || it > '~')) {
            return false;
        }
        try {
            URI uri = new URI(text);
            // Without TLS anybody on the way could send people to a page of their own.
            return "https".equalsIgnoreCase(uri.getScheme())
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPort() <= 65535;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
