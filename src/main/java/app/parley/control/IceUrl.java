package app.parley.control;

import java.util.Locale;
import java.util.Set;

/**
 * The address part of a STUN or TURN server (RFC 7064, RFC 7065).
 *
 * @param scheme stun, stuns, turn or turns
 * @param hostAndPort with the port where one was given
 * @param transport udp or tcp, or empty
 */
record IceUrl(String scheme, String hostAndPort, String transport) {
    private static final Set<String> SCHEMES = Set.of("stun", "stuns", "turn", "turns");

    boolean isTurn() {
        return isTurn(scheme);
    }

    static boolean isTurn(String scheme) {
        return scheme.startsWith("turn");
    }

    /** @throws IceServerException if there is no scheme, or one that is not known */
    static String schemeOf(String url) throws IceServerException {
        int colon = url.indexOf(':');
        String scheme = colon < 0 ? "" : url.substring(0, colon).toLowerCase(Locale.ROOT);
        if (!SCHEMES.contains(scheme)) {
            throw new IceServerException(IceServerProblem.UNKNOWN_SCHEME);
        }
        return scheme;
    }

    /** @param address {@code HOST[:PORT][?transport=udp|tcp]} */
    static IceUrl of(String scheme, String address) throws IceServerException {
        int query = address.indexOf('?');
        String hostAndPort = query < 0 ? address : address.substring(0, query);
        String transport = query < 0 ? "" : transport(scheme, address.substring(query + 1));
        int bracket = hostAndPort.startsWith("[") ? hostAndPort.indexOf(']') : -1;
        int colon = hostAndPort.indexOf(':', bracket + 1);
        String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
        if (!IceHost.isValid(host)) {
            throw new IceServerException(IceServerProblem.BAD_HOST);
        }
        if (colon >= 0 && !isPort(hostAndPort.substring(colon + 1))) {
            throw new IceServerException(IceServerProblem.BAD_PORT);
        }
        return new IceUrl(scheme, hostAndPort, transport);
    }

    private static String transport(String scheme, String query) throws IceServerException {
        boolean known = query.equals("transport=tcp") || (query.equals("transport=udp") && !scheme.equals("turns"));
        // TLS runs over TCP alone here, and STUN takes no query.
        if (!known || !isTurn(scheme)) {
            throw new IceServerException(IceServerProblem.BAD_TRANSPORT);
        }
        return query.substring("transport=".length());
    }

    private static boolean isPort(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 5 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 65535;
    }

    @Override
    public String toString() {
        return scheme + ":" + hostAndPort + (transport.isEmpty() ? "" : "?transport=" + transport);
    }
}
