package app.parley.control;

/** Why an ICE server cannot be used; each has its sentence. */
public enum IceServerProblem {
    TOO_LONG,
    /** White space or a control character, in the address or behind a percent sign. */
    BAD_CHARACTER,
    /** Neither stun, stuns, turn nor turns. */
    UNKNOWN_SCHEME,
    /** Not {@code USER:PASS@HOST}, or an empty one of the two. */
    NO_CREDENTIALS,
    /** A percent sign that is not followed by two hexadecimal digits, or bytes that are not UTF-8. */
    BAD_ESCAPE,
    /** Neither a host name of letters, digits and hyphens nor an IP address (IPv6 in brackets). */
    BAD_HOST,
    /** Not a number from 1 to 65535. */
    BAD_PORT,
    /** Something else than {@code transport=udp} or {@code transport=tcp}, or one that the scheme does not take. */
    BAD_TRANSPORT,
    /** More servers or addresses than anybody needs: each costs every call time. */
    TOO_MANY
}
