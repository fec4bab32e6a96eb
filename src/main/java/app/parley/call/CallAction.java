package app.parley.call;

/** Something the shell is told to do, in the order given. */
public sealed interface CallAction {
    CallId call();

    /**
     * Make the peer connection and attach the local tracks. Only ever follows from this person's Dial or Accept.
     *
     * @param other what the other side said of itself; {@link PeerInfo#PAGE} while a caller does not know yet
     */
    record OpenPeerConnection(CallId call, PeerId peer, Role role, LocalMedia media, PeerInfo other)
            implements CallAction {}

    /** Create an offer and set it as local description; leads to LocalDescriptionCreated or NegotiationFailed. */
    record CreateOffer(CallId call, OfferKind kind, int serial) implements CallAction {}

    /** Create an answer and set it as local description; leads to LocalDescriptionCreated or NegotiationFailed. */
    record CreateAnswer(CallId call, int serial) implements CallAction {}

    record SetRemoteDescription(CallId call, SessionDescription description) implements CallAction {}

    record AddIceCandidate(CallId call, IceCandidate candidate) implements CallAction {}

    /** Tell the peer on the control channel, where there is one, that this side hangs up. */
    record SendHangUpOnChannel(CallId call, HangUpCause cause) implements CallAction {}

    /** Stop everything the call opened: tracks, devices, channels, connection. */
    record ClosePeerConnection(CallId call) implements CallAction {}

    record SendSignal(CallId call, PeerId to, Signal signal, SignalRoute route) implements CallAction {
        /** Over the server alone. */
        public SendSignal(CallId call, PeerId to, Signal signal) {
            this(call, to, signal, SignalRoute.SERVER);
        }

        /** To the peer of an opened call, by every way that it may take. */
        static SendSignal toPeer(CallState.Opened state, Signal signal) {
            return new SendSignal(state.call(), state.peer(), signal, SignalRoute.of(state));
        }
    }

    record StartTimer(CallId call, CallTimer timer) implements CallAction {}

    record CancelTimer(CallId call, CallTimer timer) implements CallAction {}

    /** Ring until StopRinging, which may name the call that has replaced this one: the ring then goes on. */
    record StartRinging(CallId call) implements CallAction {}

    record StopRinging(CallId call) implements CallAction {}

    /**
     * Keep nothing of this offer, of which no call came: it lost glare, or its call is over. For all that the network may
     * make us remember there is a limit.
     */
    record Forget(CallId call) implements CallAction {}

    /**
     * The call is over: the last action of every call, exactly once. An own offer that lost glare was no call of its own
     * and ends with Forget.
     */
    record AnnounceEnd(CallId call, PeerId peer, EndReason reason) implements CallAction {}
}
