package app.parley.control;

import java.net.Inet6Address;
import java.util.regex.Pattern;

/** Host names of letters, digits and hyphens (RFC 1123, 2.1), and IP addresses. Never asks a name server. */
final class IceHost {
    private static final int LONGEST_NAME = 253;
    private static final Pattern NAME = Pattern.compile(
            "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0[xX][0-9A-Fa-f]*)");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");

    private IceHost() {}

    static boolean isValid(String host) {
        if (host.length() > LONGEST_NAME) {
            return false;
        }
        if (IPV6.matcher(host).matches()) {
            return isIpv6(host.substring(1, host.length() - 1));
        }
        // Resolvers read a last label that is a number as an address in one of its old spellings.
        return ENDS_IN_NUMBER.matcher(host).matches()
                ? IPV4.matcher(host).matches()
                : NAME.matcher(host).matches();
    }

    private static boolean isIpv6(String literal) {
        try {
            Inet6Address.ofLiteral(literal);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
