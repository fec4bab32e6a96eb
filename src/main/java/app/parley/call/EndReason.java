package app.parley.call;

/** Why a call ended. Closed: whoever shows it handles every one. */
public enum EndReason {
    /** This person hung up a call that had been accepted. */
    HUNG_UP,
    /** The other person hung up a call that had been accepted. */
    PEER_HUNG_UP,
    /** This person gave up dialling. */
    CANCELLED,
    /** The caller gave up before this person answered. */
    MISSED,
    /** This person declined. */
    DECLINED,
    /** The other person declined. */
    PEER_DECLINED,
    /** The other person is in another call. */
    PEER_BUSY,
    /** Nobody answered in time. */
    NO_ANSWER,
    /** No such ID is connected to the signaling server. */
    UNREACHABLE,
    /** The signaling connection was lost while the call depended on it. */
    SIGNALING_LOST,
    /** No route between the two could be found, or not in time. */
    CONNECT_FAILED,
    /** An offer or answer could not be used. */
    NEGOTIATION_FAILED,
    /** The call had been connected and its path did not come back. */
    CONNECTION_LOST,
    /** The same peer, having lost this call, called anew. */
    REPLACED
}
