package app.parley.call;

import app.parley.call.CallEvent.PeerConnectionEvent;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Ended;
import app.parley.call.CallState.Established;
import app.parley.call.CallState.Idle;
import app.parley.call.CallState.Live;
import app.parley.call.CallState.Ringing;

/**
 * What follows when something happens in a call: pure, so that every consent rule can be tested without a device or a
 * network. An event that does not count leaves the state as it is; nothing from the network ever throws.
 */
public final class CallStateMachine {
    private CallStateMachine() {}

    /** The state after {@code event}, and what is to be done. */
    public static Transition on(CallState state, CallEvent event) {
        if (event instanceof SignalReceived(CallId call, PeerId _, Signal.Offer offer)
                && offer.kind() == OfferKind.INITIAL
                && state.memory().past().contains(call)) {
            return Transition.to(state, new CallAction.Forget(call));
        }
        return switch (state) {
            case Idle idle -> WithoutCall.on(idle, event);
            case Ended ended -> WithoutCall.on(ended, event);
            case Live live -> onLive(live, event);
        };
    }

    private static Transition onLive(Live state, CallEvent event) {
        if (event instanceof SignalReceived message
                && message.signal() instanceof Signal.Offer offer
                && !message.call().equals(state.call())) {
            return OtherOffer.on(state, message.call(), message.from(), offer);
        }
        if (!concerns(state, event)) {
            return Transition.ignored(state);
        }
        return switch (state) {
            case Calling calling -> WhileCalling.on(calling, event);
            case Ringing ringing -> WhileRinging.on(ringing, event);
            case Connecting connecting -> WhileConnecting.on(connecting, event);
            case Established established -> WhileEstablished.on(established, event);
        };
    }

    /** Whether the event is about this call and, from the network, of this peer: all others are stale or forged. */
    private static boolean concerns(Live state, CallEvent event) {
        CallId call = state.call();
        return switch (event) {
            case SignalReceived e -> e.call().equals(call) && e.from().equals(state.peer());
            case PeerConnectionEvent e -> e.call().equals(call);
            case CallEvent.TimerFired e ->
                e.call().equals(call) && state.timers().contains(e.timer());
            case CallEvent.Accept e -> e.call().equals(call);
            case CallEvent.Decline e -> e.call().equals(call);
            case CallEvent.HangUp e -> e.call().equals(call);
            case CallEvent.WantRenegotiation e -> e.call().equals(call);
            case CallEvent.PresenceChanged e -> e.peer().equals(state.peer());
            case CallEvent.SignalingLost _ -> true;
            // One call at a time, a ring included; and a live call is not dismissed.
            case CallEvent.Dial _, CallEvent.Dismiss _ -> false;
        };
    }
}
