package app.parley.call;

import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.CreateOffer;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.ConnectionStateChanged;
import app.parley.call.CallEvent.MediaResumed;
import app.parley.call.CallEvent.TimerFired;
import app.parley.call.CallState.Connected;
import app.parley.call.CallState.Reconnecting;
import java.util.List;
import java.util.Optional;

/**
 * Reconnecting: the path may heal by itself, and an ICE restart is tried again and again until it does or time is up.
 */
final class WhileReconnecting {
    private WhileReconnecting() {}

    /** @param event one of this call, from its peer */
    static Transition on(Reconnecting state, CallEvent event) {
        return switch (event) {
            case ConnectionStateChanged changed -> onConnectionState(state, changed.state());
            case MediaResumed _ -> healed(state);
            case TimerFired fired -> onTimer(state, fired.timer());
            case CallEvent.MediaStalled _ -> Transition.ignored(state);
            case CallEvent.UserCommand e -> WhileEstablished.on(state, e);
            case CallEvent.SignalReceived e -> WhileEstablished.on(state, e);
            case CallEvent.SignalingLost _ -> Transition.ignored(state);
            case CallEvent.LocalDescriptionSet e -> LocalGathering.on(state, e);
            case CallEvent.CandidateGathered e -> LocalGathering.on(state, e);
            case CallEvent.PeerHungUp _ -> Ending.silently(state, EndReason.PEER_HUNG_UP);
            case CallEvent.NegotiationFailed _ -> WhileEstablished.negotiationFailed(state);
        };
    }

    private static Transition onConnectionState(Reconnecting state, ConnectionState connection) {
        return switch (connection) {
            case CONNECTED -> healed(state);
            case DISCONNECTED, FAILED -> Transition.ignored(state);
        };
    }

    private static Transition healed(Reconnecting state) {
        List<CallAction> cancels = state.timers().stream()
                .<CallAction>map(timer -> new CancelTimer(state.call(), timer))
                .toList();
        return new Transition(new Connected(state.live(), state.negotiation(), state.trickle()), cancels);
    }

    private static Transition onTimer(Reconnecting state, CallTimer timer) {
        return switch (timer) {
            case RECONNECT -> Ending.timedOut(state, timer, EndReason.CONNECTION_LOST);
            case FIRST_RESTART, NEXT_RESTART -> restart(state);
            case RING, CONNECT -> Transition.ignored(state);
        };
    }

    private static Transition restart(Reconnecting state) {
        CallId call = state.call();
        StartTimer again = new StartTimer(call, CallTimer.NEXT_RESTART);
        return switch (state.role()) {
            case CALLER -> {
                Negotiation negotiation = state.negotiation().offering(OfferKind.RESTART);
                yield Transition.to(
                        waiting(state, negotiation),
                        new CreateOffer(call, OfferKind.RESTART, negotiation.lastSerial()),
                        again);
            }
            case CALLEE ->
                Transition.to(
                        waiting(state, state.negotiation()),
                        new SendSignal(call, state.peer(), new Signal.RestartPlease()),
                        again);
        };
    }

    private static Reconnecting waiting(Reconnecting state, Negotiation negotiation) {
        return new Reconnecting(state.live(), negotiation, state.trickle(), Optional.of(CallTimer.NEXT_RESTART));
    }
}
