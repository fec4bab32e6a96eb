package app.parley.signaling;

import app.parley.signaling.InvalidServerUrlException.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a PeerJS server listens: {@code ws[s]://HOST[:PORT][/PATH][?key=KEY]}, http and https meaning the same.
 *
 * @param secure whether TLS is used
 * @param host a name or address, an IPv6 address in brackets
 * @param port 1 to 65535
 * @param path PeerJS's {@code path}, percent-encoded, with a slash at both ends
 * @param key the key all clients of the server share
 */
public record ServerUrl(boolean secure, String host, int port, String path, String key) {
    /** The key of a server that was not told another. */
    public static final String DEFAULT_KEY = "peerjs";

    private static final String VERSION = "1.5.5";

    /**
     * Reads what a person typed.
     *
     * @throws InvalidServerUrlException saying what is wrong
     */
    public static ServerUrl parse(String text) throws InvalidServerUrlException {
        String typed = text.strip();
        if (typed.isEmpty()) {
            throw new InvalidServerUrlException(Reason.EMPTY);
        }
        boolean secure = isSecure(typed);
        URI uri = uri(typed);
        String host = uri.getHost();
        if (host == null) {
            throw new InvalidServerUrlException(hasBadPort(uri.getRawAuthority()) ? Reason.PORT : Reason.HOST);
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new InvalidServerUrlException(Reason.SYNTAX);
        }
        return new ServerUrl(secure, host, port(uri, secure), path(uri.getRawPath()), key(uri.getRawQuery()));
    }

    /**
     * The socket's address for a client that registers as {@code self}.
     *
     * @param listed whether it agrees to stand in the server's public directory
     */
    public URI socketUri(Identity self, boolean listed) {
        return URI.create(base(secure ? "wss" : "ws")
                + "peerjs?key=" + encoded(key)
                + "&id=" + encoded(self.id().value())
                + "&token=" + encoded(self.token())
                + "&version=" + VERSION
                + "&ext=1"
                + (listed ? "&listed=1" : "")
                + (self.lasting() ? "" : "&keep=0"));
    }

    /**
     * Where a guest calls {@code id} from a browser, if the server is one of ours: the page brings the key by itself.
     *
     * @param id any PeerJS ID
     */
    public URI guestPage(String id) {
        // Below call/ the server answers these two as PeerJS does for a key of that name.
        boolean reserved = id.equalsIgnoreCase("id") || id.equalsIgnoreCase("peers");
        return URI.create(base(secure ? "https" : "http") + "call/" + (reserved ? "#" : "") + encoded(id));
    }

    /** As a person would type it, without the key. */
    @Override
    public String toString() {
        return base(secure ? "wss" : "ws");
    }

    private String base(String scheme) {
        boolean own = port == defaultPort(secure);
        return scheme + "://" + host + (own ? "" : ":" + port) + path;
    }

    private static boolean isSecure(String typed) throws InvalidServerUrlException {
        int end = typed.indexOf("://");
        String scheme = end < 0 ? "" : typed.substring(0, end).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "ws", "http" -> false;
            case "wss", "https" -> true;
            default -> throw new InvalidServerUrlException(Reason.SCHEME);
        };
    }

    private static URI uri(String typed) throws InvalidServerUrlException {
        try {
            return new URI(typed);
        } catch (URISyntaxException _) {
            String rest = typed.substring(typed.indexOf("://") + 3);
            boolean hostless = rest.isEmpty() || "/?#:".indexOf(rest.charAt(0)) >= 0;
            throw new InvalidServerUrlException(hostless ? Reason.HOST : Reason.SYNTAX);
        }
    }

    private static boolean hasBadPort(@Nullable String authority) {
        if (authority == null) {
            return false;
        }
        int colon = authority.lastIndexOf(':');
        return colon > 0 && !authority.substring(colon + 1).matches("\\d{0,5}");
    }

    private static int port(URI uri, boolean secure) throws InvalidServerUrlException {
        int port = uri.getPort();
        if (port == -1) {
            return defaultPort(secure);
        }
        if (port < 1 || port > 65535) {
            throw new InvalidServerUrlException(Reason.PORT);
        }
        return port;
    }

    private static int defaultPort(boolean secure) {
        return secure ? 443 : 80;
    }

    private static String path(@Nullable String raw) {
        if (raw == null || raw.isEmpty() || raw.equals("/")) {
            return "/";
        }
        return raw.endsWith("/") ? raw : raw + "/";
    }

    private static String key(@Nullable String query) throws InvalidServerUrlException {
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            if (pair.startsWith("key=") && pair.length() > 4) {
                try {
                    return URLDecoder.decode(pair.substring(4), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException _) {
                    throw new InvalidServerUrlException(Reason.SYNTAX);
                }
            }
        }
        return DEFAULT_KEY;
    }

    private static String encoded(String value) {
        // The form encoding's plus would stay a plus in servers that decode percent signs only.
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
