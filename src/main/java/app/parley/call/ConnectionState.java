package app.parley.call;

/** The peer connection's states that matter to a call (W3C RTCPeerConnectionState). */
public enum ConnectionState {
    CONNECTED,
    DISCONNECTED,
    FAILED
}
