package app.parley.call;

import app.parley.call.CallAction.CreateOffer;
import app.parley.call.CallAction.OpenPeerConnection;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.StartRinging;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.Dial;
import app.parley.call.CallEvent.Dismiss;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Ended;
import app.parley.call.CallState.Idle;
import app.parley.call.CallState.Ringing;
import java.util.ArrayList;
import java.util.List;

/** Idle and Ended: a call can begin here, by this person's Dial or a peer's first offer. */
final class WithoutCall {
    private WithoutCall() {}

    static Transition on(Idle state, CallEvent event) {
        return begin(state, event);
    }

    static Transition on(Ended state, CallEvent event) {
        return event instanceof Dismiss ? Transition.to(new Idle(state.memory())) : begin(state, event);
    }

    private static Transition begin(CallState state, CallEvent event) {
        return switch (event) {
            case Dial dial -> dial(state, dial);
            case SignalReceived(CallId call, PeerId from, Signal.Offer offer) -> offered(state, call, from, offer);
            case SignalReceived _,
                    Dismiss _,
                    CallEvent.Accept _,
                    CallEvent.Decline _,
                    CallEvent.HangUp _,
                    CallEvent.WantRenegotiation _,
                    CallEvent.SignalingLost _,
                    CallEvent.PresenceChanged _,
                    CallEvent.PeerConnectionEvent _,
                    CallEvent.TimerFired _ -> Transition.ignored(state);
        };
    }

    private static Transition dial(CallState state, Dial dial) {
        if (state.memory().past().contains(dial.call())) {
            return Transition.ignored(state);
        }
        CallId call = dial.call();
        Negotiation negotiation = Negotiation.offeringFirst();
        LiveCall live = new LiveCall(call, dial.peer(), Role.CALLER, dial.media(), PeerInfo.PAGE, state.memory());
        return Transition.to(
                new Calling(live, negotiation, Trickle.NONE, false),
                new OpenPeerConnection(call, dial.peer(), Role.CALLER, dial.media(), PeerInfo.PAGE),
                new CreateOffer(call, OfferKind.INITIAL, negotiation.lastSerial()),
                new StartTimer(call, CallTimer.RING));
    }

    private static Transition offered(CallState state, CallId call, PeerId from, Signal.Offer offer) {
        if (offer.kind() != OfferKind.INITIAL) {
            return Transition.ignored(state);
        }
        List<CallAction> actions = new ArrayList<>(tellRinging(call, from, offer));
        actions.add(new StartRinging(call));
        actions.add(new StartTimer(call, CallTimer.RING));
        return new Transition(ring(call, from, offer, state.memory()), actions);
    }

    /** The state in which {@code offer} rings. */
    static Ringing ring(CallId call, PeerId from, Signal.Offer offer, Memory memory) {
        LiveCall live = new LiveCall(call, from, Role.CALLEE, LocalMedia.NONE, offer.from(), memory);
        return new Ringing(live, offer, Trickle.NONE, false);
    }

    /** Tells the caller that it rings here; a page would not understand. */
    static List<CallAction> tellRinging(CallId call, PeerId from, Signal.Offer offer) {
        return offer.from().isPage() ? List.of() : List.of(new SendSignal(call, from, new Signal.Ringing()));
    }
}
