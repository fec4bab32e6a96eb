package app.parley.call;

import app.parley.call.CallAction.AnnounceEnd;
import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.ClosePeerConnection;
import app.parley.call.CallAction.Forget;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.StartRinging;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Connected;
import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Live;
import app.parley.call.CallState.Reconnecting;
import app.parley.call.CallState.Ringing;
import java.util.ArrayList;
import java.util.List;

/** An offer of another call that comes during a live one. */
final class OtherOffer {
    private OtherOffer() {}

    static Transition on(Live state, CallId call, PeerId from, Signal.Offer offer) {
        if (offer.kind() != OfferKind.INITIAL) {
            return Transition.ignored(state);
        }
        if (!from.equals(state.peer())) {
            return busy(state, call, from);
        }
        return switch (state) {
            case Calling calling -> glare(calling, call, offer);
            case Ringing ringing -> ringAnew(ringing, call, offer);
            case Connecting _, Connected _ -> busy(state, call, from);
            case Reconnecting reconnecting -> calledAnew(reconnecting, call, offer);
        };
    }

    private static Transition busy(Live state, CallId call, PeerId from) {
        return Transition.to(state, new SendSignal(call, from, new Signal.Busy()));
    }

    /**
     * Both have dialled: the greater call id stands on both sides. A page knows no such rule, so its call always stands.
     * Dialling this peer was consent to its offer too, so nothing rings. Of an offer that has not been sent the peer knows
     * nothing, and would never hear should it not be sent any more: theirs stands.
     */
    private static Transition glare(Calling state, CallId call, Signal.Offer offer) {
        boolean oursStands = state.negotiation().awaitsFirstAnswer()
                && !offer.from().isPage()
                && state.call().compareTo(call) > 0;
        if (oursStands) {
            return Transition.to(state, new Forget(call));
        }
        CallId lost = state.call();
        LiveCall live = new LiveCall(
                call,
                state.peer(),
                Role.CALLEE,
                state.live().media(),
                offer.from(),
                state.memory().ended(lost));
        List<CallAction> actions = new ArrayList<>();
        actions.add(new CancelTimer(lost, CallTimer.RING));
        actions.add(new ClosePeerConnection(lost));
        actions.add(new Forget(lost));
        actions.addAll(Answering.actions(live, offer, List.of()));
        actions.add(new StartTimer(call, CallTimer.CONNECT));
        return new Transition(Answering.state(live, offer, Trickle.NONE), actions);
    }

    /** The peer gave up and dialled again before we heard of the first: the ring goes on for the new call. */
    private static Transition ringAnew(Ringing state, CallId call, Signal.Offer offer) {
        CallId old = state.call();
        List<CallAction> actions = new ArrayList<>();
        state.timers().forEach(timer -> actions.add(new CancelTimer(old, timer)));
        actions.add(new AnnounceEnd(old, state.peer(), EndReason.REPLACED));
        actions.addAll(WithoutCall.tellRinging(call, state.peer(), offer));
        actions.add(new StartTimer(call, CallTimer.RING));
        return new Transition(
                WithoutCall.ring(call, state.peer(), offer, state.memory().ended(old)), actions);
    }

    /** The peer lost the old call before us, and calls again: that needs a new consent, so it rings. */
    private static Transition calledAnew(Reconnecting state, CallId call, Signal.Offer offer) {
        Transition end = Ending.silently(state, EndReason.REPLACED);
        List<CallAction> actions = new ArrayList<>(end.actions());
        actions.addAll(WithoutCall.tellRinging(call, state.peer(), offer));
        actions.add(new StartRinging(call));
        actions.add(new StartTimer(call, CallTimer.RING));
        return new Transition(
                WithoutCall.ring(call, state.peer(), offer, end.next().memory()), actions);
    }
}
