package app.parley.call;

import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.CreateOffer;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallState.Connected;
import app.parley.call.CallState.Reconnecting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A lost path may heal by itself, and an ICE restart is tried again and again until it does or time is up. */
final class Reconnection {
    private Reconnection() {}

    static Transition begin(Connected state) {
        CallId call = state.call();
        Optional<CallTimer> restart =
                state.peerInfo().can(PeerInfo.RESTART) ? Optional.of(CallTimer.FIRST_RESTART) : Optional.empty();
        List<CallAction> actions = new ArrayList<>();
        actions.add(new StartTimer(call, CallTimer.RECONNECT));
        restart.ifPresent(timer -> actions.add(new StartTimer(call, timer)));
        return new Transition(new Reconnecting(state.live(), state.negotiation(), state.trickle(), restart), actions);
    }

    static Transition healed(Reconnecting state) {
        List<CallAction> cancels = state.timers().stream()
                .<CallAction>map(timer -> new CancelTimer(state.call(), timer))
                .toList();
        return new Transition(new Connected(state.live(), state.negotiation(), state.trickle()), cancels);
    }

    static Transition onTimer(Reconnecting state, CallTimer timer) {
        return switch (timer) {
            case RECONNECT -> Ending.timedOut(state, timer, EndReason.CONNECTION_LOST);
            case FIRST_RESTART, NEXT_RESTART -> restart(state);
            case RING, CALLER_AWAY, CONNECT, ANSWER -> Transition.ignored(state);
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
                        SendSignal.toPeer(state, new Signal.RestartPlease()),
                        again);
        };
    }

    private static Reconnecting waiting(Reconnecting state, Negotiation negotiation) {
        return new Reconnecting(state.live(), negotiation, state.trickle(), Optional.of(CallTimer.NEXT_RESTART));
    }
}
