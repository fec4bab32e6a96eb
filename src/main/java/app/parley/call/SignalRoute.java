package app.parley.call;

import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Established;
import app.parley.call.CallState.Opened;

/** The ways a signal takes to the peer. */
public enum SignalRoute {
    SERVER,

    /**
     * Over the control channel as well: as the same message, so that the peer counts it once. A restart must find its way
     * when the server is gone, and the channel may be dead just when one is needed.
     */
    SERVER_AND_CHANNEL;

    /** For offers, answers, candidates and pleas: both ways once the call was connected, to a peer that reads both. */
    static SignalRoute of(Opened state) {
        return to(state, state instanceof Established);
    }

    /** For a description: the first answer goes both ways where a path was made while it rang, and is there sooner so. */
    static SignalRoute ofDescription(Opened state) {
        boolean madeAhead = state instanceof Connecting && state.trickle().described();
        return to(state, madeAhead || state instanceof Established);
    }

    private static SignalRoute to(Opened state, boolean mayStand) {
        return mayStand && state.peerInfo().can(PeerInfo.CHANNEL) ? SERVER_AND_CHANNEL : SERVER;
    }
}
