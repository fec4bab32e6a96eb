package app.parley.call;

import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallAction.StopRinging;
import app.parley.call.CallEvent.Accept;
import app.parley.call.CallEvent.Decline;
import app.parley.call.CallEvent.HangUp;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.SignalingLost;
import app.parley.call.CallEvent.TimerFired;
import app.parley.call.CallState.Ringing;
import java.util.ArrayList;
import java.util.List;

/** Ringing: of all events, Accept alone opens anything; messages are kept or end the ring (I1, I5). */
final class WhileRinging {
    private WhileRinging() {}

    /** @param event one of this call, from its peer */
    static Transition on(Ringing state, CallEvent event) {
        return switch (event) {
            case Accept accept -> accepted(state, accept);
            case Decline _, HangUp _ -> Ending.telling(state, EndReason.DECLINED);
            case SignalReceived message -> onSignal(state, message.signal());
            // A Decline that arrives late would be untrue.
            case SignalingLost _ -> Ending.silently(state, EndReason.SIGNALING_LOST);
            case CallEvent.PresenceChanged(PeerId _, boolean away) -> presence(state, away);
            case TimerFired fired -> Ending.timedOut(state, fired.timer(), EndReason.MISSED);
            case CallEvent.LocalDescriptionCreated description -> BeforeAnswer.describe(state, description);
            case CallEvent.CandidateGathered(CallId _, IceCandidate candidate) -> BeforeAnswer.gather(state, candidate);
            // Accept finds out what has become of a path that was made before it.
            case CallEvent.ConnectionStateChanged _,
                    CallEvent.MediaStalled _,
                    CallEvent.MediaResumed _,
                    CallEvent.PeerHungUp _,
                    CallEvent.NegotiationFailed _ -> Transition.ignored(state);
            case CallEvent.Dial _, CallEvent.WantRenegotiation _, CallEvent.Dismiss _ -> Transition.ignored(state);
        };
    }

    /** A caller whose program is gone tells nothing; one that lost its connection mostly comes back. */
    private static Transition presence(Ringing state, boolean away) {
        if (away == state.callerAway()) {
            return Transition.ignored(state);
        }
        CallAction timer = away
                ? new StartTimer(state.call(), CallTimer.CALLER_AWAY)
                : new CancelTimer(state.call(), CallTimer.CALLER_AWAY);
        return Transition.to(new Ringing(state.live(), state.offer(), state.trickle(), away), timer);
    }

    private static Transition onSignal(Ringing state, Signal signal) {
        return switch (signal) {
            case Signal.Candidate(IceCandidate candidate) -> BeforeAnswer.receive(state, candidate);
            case Signal.Cancel _, Signal.HangUp _ -> Ending.silently(state, EndReason.MISSED);
            case Signal.Offer _,
                    Signal.ProvisionalAnswer _,
                    Signal.Answer _,
                    Signal.Ringing _,
                    Signal.RestartPlease _,
                    Signal.RenegotiatePlease _,
                    Signal.Decline _,
                    Signal.NoAnswer _,
                    Signal.Busy _,
                    Signal.Unreachable _ -> Transition.ignored(state);
        };
    }

    private static Transition accepted(Ringing state, Accept accept) {
        CallId call = state.call();
        LiveCall live = state.live().withMedia(accept.media());
        List<CallAction> actions = new ArrayList<>();
        actions.add(new StopRinging(call));
        actions.addAll(Answering.actions(live, state.offer(), state.trickle().remote()));
        state.timers().forEach(timer -> actions.add(new CancelTimer(call, timer)));
        actions.add(new StartTimer(call, CallTimer.CONNECT));
        return new Transition(Answering.state(live, state.offer(), state.trickle()), actions);
    }
}
