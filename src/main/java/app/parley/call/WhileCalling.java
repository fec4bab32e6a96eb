package app.parley.call;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.CandidateGathered;
import app.parley.call.CallEvent.HangUp;
import app.parley.call.CallEvent.LocalDescriptionCreated;
import app.parley.call.CallEvent.NegotiationFailed;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.SignalingLost;
import app.parley.call.CallEvent.TimerFired;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Connecting;
import java.util.ArrayList;
import java.util.List;

/** Calling: this person has dialled. Only here do Answer, Decline, Busy and Unreachable count (I2). */
final class WhileCalling {
    private WhileCalling() {}

    /** @param event one of this call, from its peer */
    static Transition on(Calling state, CallEvent event) {
        return switch (event) {
            case SignalReceived message -> onSignal(state, message.signal());
            case LocalDescriptionCreated description -> LocalGathering.on(state, description);
            case CandidateGathered candidate -> LocalGathering.on(state, candidate);
            case HangUp _ -> Ending.telling(state, EndReason.CANCELLED);
            case NegotiationFailed _ -> Ending.telling(state, EndReason.NEGOTIATION_FAILED);
            // The signaling port may still deliver the Cancel, if the connection comes back soon.
            case SignalingLost _ -> Ending.telling(state, EndReason.SIGNALING_LOST);
            case TimerFired fired -> Ending.timedOut(state, fired.timer(), EndReason.NO_ANSWER);
            case CallEvent.Dial _,
                    CallEvent.Accept _,
                    CallEvent.Decline _,
                    CallEvent.WantRenegotiation _,
                    CallEvent.Dismiss _,
                    CallEvent.PresenceChanged _,
                    CallEvent.ConnectionStateChanged _,
                    CallEvent.MediaStalled _,
                    CallEvent.MediaResumed _,
                    CallEvent.PeerHungUp _ -> Transition.ignored(state);
        };
    }

    private static Transition onSignal(Calling state, Signal signal) {
        return switch (signal) {
            case Signal.Answer answer -> answered(state, answer);
            case Signal.ProvisionalAnswer answer -> BeforeAnswer.receive(state, answer);
            case Signal.Candidate(IceCandidate candidate) -> BeforeAnswer.receive(state, candidate);
            case Signal.Ringing _ ->
                Transition.to(new Calling(state.live(), state.negotiation(), state.trickle(), true));
            case Signal.Decline _ -> Ending.silently(state, EndReason.PEER_DECLINED);
            case Signal.HangUp(HangUpCause cause) -> Ending.silently(state, unanswered(cause));
            case Signal.NoAnswer _ -> Ending.silently(state, EndReason.NO_ANSWER);
            case Signal.Busy _ -> Ending.silently(state, EndReason.PEER_BUSY);
            case Signal.Unreachable _ -> Ending.silently(state, EndReason.UNREACHABLE);
            case Signal.Offer _, Signal.RestartPlease _, Signal.RenegotiatePlease _, Signal.Cancel _ ->
                Transition.ignored(state);
        };
    }

    /** A page that hangs up without an answer has declined, and so has a person. */
    private static EndReason unanswered(HangUpCause cause) {
        return cause == HangUpCause.PERSON ? EndReason.PEER_DECLINED : cause.atPeer();
    }

    private static Transition answered(Calling state, Signal.Answer answer) {
        Negotiation negotiation = state.negotiation();
        boolean fromPage = answer.serial() == 0 && answer.from().isPage();
        if (fromPage ? !negotiation.awaitsFirstAnswer() : !negotiation.awaitsAnswer(answer.serial())) {
            return Transition.ignored(state);
        }
        CallId call = state.call();
        List<CallAction> actions = new ArrayList<>();
        actions.add(new SetRemoteDescription(call, SessionDescription.answer(answer.sdp())));
        state.trickle().remote().forEach(candidate -> actions.add(new AddIceCandidate(call, candidate)));
        actions.add(new CancelTimer(call, CallTimer.RING));
        actions.add(new StartTimer(call, CallTimer.CONNECT));
        LiveCall live = state.live().withOther(answer.from());
        return new Transition(
                new Connecting(live, negotiation.closed(), state.trickle().remotePassedOn()), actions);
    }
}
