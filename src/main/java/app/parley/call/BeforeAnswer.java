package app.parley.call;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallEvent.LocalDescriptionCreated;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Ringing;
import java.util.ArrayList;
import java.util.List;

/**
 * A path that is made while it rings, by a provisional answer (RFC 8829 section 4.1.10) in which no media flows. It begins
 * where the shell has the connection of a ring answer so, which it does for those alone whom this person keeps; only
 * Accept lets anything flow (I3, I4).
 */
final class BeforeAnswer {
    private BeforeAnswer() {}

    /** The callee's description is there: the caller gets it, and the connection what was kept of the caller's. */
    static Transition describe(Ringing state, LocalDescriptionCreated event) {
        SessionDescription description = event.description();
        boolean fits = description.type() == SessionDescription.Type.PROVISIONAL_ANSWER
                && event.serial() == state.offer().serial()
                && state.peerInfo().can(PeerInfo.PROVISIONAL);
        if (!fits || isConnecting(state)) {
            return Transition.ignored(state);
        }
        List<CallAction> actions = new ArrayList<>();
        actions.add(send(state, new Signal.ProvisionalAnswer(description.sdp(), event.serial())));
        Trickle trickle = state.trickle();
        trickle.local().forEach(candidate -> actions.add(send(state, new Signal.Candidate(candidate))));
        trickle.remote().forEach(candidate -> actions.add(new AddIceCandidate(state.call(), candidate)));
        return new Transition(state.with(trickle.localSent()), actions);
    }

    static Transition gather(Ringing state, IceCandidate candidate) {
        return isConnecting(state)
                ? Transition.to(state, send(state, new Signal.Candidate(candidate)))
                : Transition.to(state.with(state.trickle().keepLocal(candidate)));
    }

    /** Kept all the same: at Accept another connection may stand in for the one that was made here. */
    static Transition receive(Ringing state, IceCandidate candidate) {
        Trickle kept = state.trickle().keepRemote(candidate);
        boolean passedOn = isConnecting(state) && !kept.equals(state.trickle());
        return passedOn
                ? Transition.to(state.with(kept), new AddIceCandidate(state.call(), candidate))
                : Transition.to(state.with(kept));
    }

    /** The caller may connect: this person has dialled. Only the answer itself ends the ringing. */
    static Transition receive(Calling state, Signal.ProvisionalAnswer answer) {
        if (state.trickle().remoteKnown() || !state.negotiation().awaitsAnswer(answer.serial())) {
            return Transition.ignored(state);
        }
        List<CallAction> actions = new ArrayList<>();
        actions.add(new SetRemoteDescription(state.call(), SessionDescription.provisionalAnswer(answer.sdp())));
        state.trickle().remote().forEach(candidate -> actions.add(new AddIceCandidate(state.call(), candidate)));
        return new Transition(state.with(state.negotiation(), state.trickle().remotePassedOn()), actions);
    }

    static Transition receive(Calling state, IceCandidate candidate) {
        return state.trickle().remoteKnown()
                ? Transition.to(state, new AddIceCandidate(state.call(), candidate))
                : Transition.to(state.with(state.negotiation(), state.trickle().keepRemote(candidate)));
    }

    /** Whether the provisional answer has been sent. */
    private static boolean isConnecting(Ringing state) {
        return state.trickle().described();
    }

    private static SendSignal send(Ringing state, Signal signal) {
        return new SendSignal(state.call(), state.peer(), signal);
    }
}
