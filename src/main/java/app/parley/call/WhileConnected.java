package app.parley.call;

import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.ConnectionStateChanged;
import app.parley.call.CallEvent.MediaStalled;
import app.parley.call.CallState.Connected;
import app.parley.call.CallState.Reconnecting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Connected: what differs from Reconnecting is that the path can be lost. */
final class WhileConnected {
    private WhileConnected() {}

    /** @param event one of this call, from its peer */
    static Transition on(Connected state, CallEvent event) {
        return switch (event) {
            case ConnectionStateChanged changed -> onConnectionState(state, changed.state());
            case MediaStalled _ -> lost(state);
            case CallEvent.MediaResumed _, CallEvent.TimerFired _ -> Transition.ignored(state);
            case CallEvent.UserCommand e -> WhileEstablished.on(state, e);
            case CallEvent.SignalReceived e -> WhileEstablished.on(state, e);
            case CallEvent.SignalingLost _ -> Transition.ignored(state);
            case CallEvent.LocalDescriptionSet e -> LocalGathering.on(state, e);
            case CallEvent.CandidateGathered e -> LocalGathering.on(state, e);
            case CallEvent.PeerHungUp _ -> Ending.silently(state, EndReason.PEER_HUNG_UP);
            case CallEvent.NegotiationFailed _ -> WhileEstablished.negotiationFailed(state);
        };
    }

    private static Transition onConnectionState(Connected state, ConnectionState connection) {
        return switch (connection) {
            case CONNECTED -> Transition.ignored(state);
            case DISCONNECTED, FAILED -> lost(state);
        };
    }

    private static Transition lost(Connected state) {
        CallId call = state.call();
        Optional<CallTimer> restart =
                state.peerInfo().can(PeerInfo.RESTART) ? Optional.of(CallTimer.FIRST_RESTART) : Optional.empty();
        List<CallAction> actions = new ArrayList<>();
        actions.add(new StartTimer(call, CallTimer.RECONNECT));
        restart.ifPresent(timer -> actions.add(new StartTimer(call, timer)));
        return new Transition(new Reconnecting(state.live(), state.negotiation(), state.trickle(), restart), actions);
    }
}
