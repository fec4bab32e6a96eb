package app.parley.control;

/** Where the connection to the signaling server stands. */
public sealed interface SignalingStatus {
    /** The first attempt is on its way. */
    record Connecting() implements SignalingStatus {}

    /**
     * Ready to call and be called.
     *
     * @param id the ID the server knows us by
     */
    record Online(String id) implements SignalingStatus {}

    /**
     * Lost; another attempt follows by itself.
     *
     * @param attempt counts from 1
     * @param problem what went wrong last
     */
    record Retrying(int attempt, Problem problem) implements SignalingStatus {}

    /** Given up: the person has to change something. */
    record Refused(Problem problem) implements SignalingStatus {}

    record Closed() implements SignalingStatus {}

    /** What can go wrong between us and the server; each has its sentence. */
    enum Problem {
        /** No such host, nobody listens, or the network is down. */
        UNREACHABLE,
        /** Something answers there, but it is no PeerJS server (wrong path, no WebSocket). */
        NOT_A_SERVER,
        /** The server's certificate is not trusted. */
        TLS,
        /** Another client holds the ID. */
        ID_TAKEN,
        /** The server wants another key. */
        INVALID_KEY,
        /** The server does not take the token as proof of the ID. */
        TOKEN_REFUSED,
        /** This address has claimed IDs too often; later it may again. */
        TOO_MANY_CLAIMS,
        /** The server takes no more clients. */
        FULL,
        /** The server said something else. */
        SERVER_ERROR,
        /** An open connection went silent or was closed. */
        LOST
    }
}
