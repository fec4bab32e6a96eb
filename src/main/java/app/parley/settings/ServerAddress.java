package app.parley.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** The form of a signaling server's URL; whether somebody answers there is not asked. */
final class ServerAddress {
    private static final Set<String> SCHEMES = Set.of("ws", "wss", "http", "https");

    private ServerAddress() {}

    static boolean isValid(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme();
            return scheme != null
                    && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getUserInfo() == null
                    && uri.getPort() <= 65535;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
