package app.parley.control;

import java.util.List;

/**
 * A STUN or TURN server. Built only by {@code IceServers}, which checks it: a bad one kills the native side.
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
