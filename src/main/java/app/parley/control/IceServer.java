package app.parley.control;

import java.util.List;

/**
 * A STUN or TURN server. One that a person typed or a server offered is checked by {@link IceServers} before it is used:
 * a bad one kills the native side.
 *
 * @param urls {@code stun:}, {@code turn:} or {@code turns:} URLs (RFC 7064, RFC 7065)
 * @param username empty for STUN
 * @param credential empty for STUN
 */
public record IceServer(List<String> urls, String username, String credential) {
    public IceServer {
        urls = List.copyOf(urls);
    }

    /** Never the credential. */
    @Override
    public String toString() {
        return "IceServer" + urls;
    }
}
