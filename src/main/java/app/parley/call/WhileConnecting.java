package app.parley.call;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallEvent.CandidateGathered;
import app.parley.call.CallEvent.ConnectionStateChanged;
import app.parley.call.CallEvent.HangUp;
import app.parley.call.CallEvent.LocalDescriptionCreated;
import app.parley.call.CallEvent.NegotiationFailed;
import app.parley.call.CallEvent.PeerHungUp;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.TimerFired;
import app.parley.call.CallState.Connected;
import app.parley.call.CallState.Connecting;

/**
 * Connecting: both want the call. On this side it never was connected, so a failure ends it: there is nothing to restart.
 * The caller's side may have had a path, made while it rang and lost before the answer, and then restarts.
 */
final class WhileConnecting {
    private WhileConnecting() {}

    /** @param event one of this call, from its peer */
    static Transition on(Connecting state, CallEvent event) {
        return switch (event) {
            case SignalReceived message -> onSignal(state, message.signal());
            case LocalDescriptionCreated description -> LocalGathering.on(state, description);
            case CandidateGathered candidate -> LocalGathering.on(state, candidate);
            case ConnectionStateChanged changed -> onConnectionState(state, changed.state());
            case HangUp _ -> Ending.telling(state, EndReason.HUNG_UP);
            case PeerHungUp(CallId _, HangUpCause cause) -> Ending.hungUp(state, cause);
            case NegotiationFailed _ -> Ending.telling(state, EndReason.NEGOTIATION_FAILED);
            case TimerFired fired -> Ending.timedOut(state, fired.timer(), EndReason.CONNECT_FAILED);
            case CallEvent.Dial _,
                    CallEvent.Accept _,
                    CallEvent.Decline _,
                    CallEvent.WantRenegotiation _,
                    CallEvent.Dismiss _,
                    CallEvent.PresenceChanged _,
                    CallEvent.SignalingLost _,
                    CallEvent.MediaStalled _,
                    CallEvent.MediaResumed _ -> Transition.ignored(state);
        };
    }

    private static Transition onSignal(Connecting state, Signal signal) {
        return switch (signal) {
            case Signal.Candidate(IceCandidate candidate) ->
                Transition.to(state, new AddIceCandidate(state.call(), candidate));
            case Signal.Offer offer -> Answering.again(state, offer);
            case Signal.HangUp(HangUpCause cause) -> Ending.hungUp(state, cause);
            case Signal.Cancel _ -> endIf(Role.CALLEE, state);
            case Signal.Decline _ -> endIf(Role.CALLER, state);
            case Signal.Answer _,
                    Signal.Ringing _,
                    Signal.ProvisionalAnswer _,
                    Signal.RestartPlease _,
                    Signal.RenegotiatePlease _,
                    Signal.NoAnswer _,
                    Signal.Busy _,
                    Signal.Unreachable _ -> Transition.ignored(state);
        };
    }

    private static Transition endIf(Role role, Connecting state) {
        return state.role() == role ? Ending.silently(state, EndReason.PEER_HUNG_UP) : Transition.ignored(state);
    }

    private static Transition onConnectionState(Connecting state, ConnectionState connection) {
        return switch (connection) {
            case CONNECTED ->
                Transition.to(
                        new Connected(state.live(), state.negotiation(), state.trickle()),
                        new CancelTimer(state.call(), CallTimer.CONNECT));
            case FAILED -> Ending.telling(state, EndReason.CONNECT_FAILED);
            case DISCONNECTED -> Transition.ignored(state);
        };
    }
}
