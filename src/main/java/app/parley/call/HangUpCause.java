package app.parley.call;

/** Why a side hangs up, as it tells the other, which would otherwise blame the person. */
public enum HangUpCause {
    /** The person wants it; also what is taken for the cause where none is given. */
    PERSON,
    CONNECT_FAILED,
    NEGOTIATION_FAILED,
    CONNECTION_LOST;

    /** The cause of an answered call's end on this side. */
    static HangUpCause of(EndReason own) {
        return switch (own) {
            case CONNECT_FAILED -> CONNECT_FAILED;
            case NEGOTIATION_FAILED -> NEGOTIATION_FAILED;
            case CONNECTION_LOST -> CONNECTION_LOST;
            case HUNG_UP,
                    PEER_HUNG_UP,
                    CANCELLED,
                    MISSED,
                    DECLINED,
                    PEER_DECLINED,
                    PEER_BUSY,
                    NO_ANSWER,
                    UNREACHABLE,
                    SIGNALING_LOST,
                    REPLACED -> PERSON;
        };
    }

    /** Why the call ends where the hang-up arrives. */
    EndReason atPeer() {
        return switch (this) {
            case PERSON -> EndReason.PEER_HUNG_UP;
            case CONNECT_FAILED -> EndReason.CONNECT_FAILED;
            case NEGOTIATION_FAILED -> EndReason.NEGOTIATION_FAILED;
            case CONNECTION_LOST -> EndReason.CONNECTION_LOST;
        };
    }
}
