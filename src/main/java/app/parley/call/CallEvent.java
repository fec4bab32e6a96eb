package app.parley.call;

/** A fact that has happened, grouped by who tells it. */
public sealed interface CallEvent {
    /** An act of the person at this machine: the only source of consent. */
    sealed interface UserCommand extends CallEvent {}

    /** @param call a fresh id that no call has had */
    record Dial(CallId call, PeerId peer, LocalMedia media) implements UserCommand {}

    /** @param call the ring that the person saw: accepting one call never accepts its replacement */
    record Accept(CallId call, LocalMedia media) implements UserCommand {}

    record Decline(CallId call) implements UserCommand {}

    record HangUp(CallId call) implements UserCommand {}

    /** Something local needs another offer, such as the screen's first share. */
    record WantRenegotiation(CallId call) implements UserCommand {}

    /** The ended call has been seen. */
    record Dismiss() implements UserCommand {}

    /**
     * A message from the network.
     *
     * @param from what the server stamped, not what the message claims
     */
    record SignalReceived(CallId call, PeerId from, Signal signal) implements CallEvent {}

    /** The signaling connection is gone and was not resumed. */
    record SignalingLost() implements CallEvent {}

    /**
     * What a server that tells presence knows of this peer.
     *
     * @param away not connected to it; false also where nothing is known any more, as while this side is not connected
     */
    record PresenceChanged(PeerId peer, boolean away) implements CallEvent {}

    /** Something the peer connection of {@link #call} reported. */
    sealed interface PeerConnectionEvent extends CallEvent {
        CallId call();
    }

    /**
     * It may be sent; setting it has begun, and where that fails NegotiationFailed follows.
     *
     * @param serial the offer's serial: our own, or the one answered
     */
    record LocalDescriptionCreated(CallId call, SessionDescription description, int serial)
            implements PeerConnectionEvent {}

    record CandidateGathered(CallId call, IceCandidate candidate) implements PeerConnectionEvent {}

    record ConnectionStateChanged(CallId call, ConnectionState state) implements PeerConnectionEvent {}

    /** No packet came for a second while the other side should be sending. */
    record MediaStalled(CallId call) implements PeerConnectionEvent {}

    /** Packets come again after {@link MediaStalled}. */
    record MediaResumed(CallId call) implements PeerConnectionEvent {}

    /** The peer said so on the control channel, or a page closed its auxiliary channel. */
    record PeerHungUp(CallId call, HangUpCause cause) implements PeerConnectionEvent {}

    /**
     * A description operation failed.
     *
     * @param detail for the log, without SDP
     */
    record NegotiationFailed(CallId call, String detail) implements PeerConnectionEvent {}

    record TimerFired(CallId call, CallTimer timer) implements CallEvent {}
}
