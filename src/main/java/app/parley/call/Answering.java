package app.parley.call;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.CreateAnswer;
import app.parley.call.CallAction.OpenPeerConnection;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallState.Answered;
import app.parley.call.CallState.Connecting;
import java.util.ArrayList;
import java.util.List;

/** The callee's answers, once this person has consented by Accept, or by having dialled the same peer (glare). */
final class Answering {
    private Answering() {}

    /** @param trickle from before this person's consent */
    static Connecting state(LiveCall live, Signal.Offer offer, Trickle trickle) {
        return new Connecting(live, Negotiation.answeringFirst(offer), trickle.remotePassedOn());
    }

    /** @param kept candidates of the caller that came while it rang */
    static List<CallAction> actions(LiveCall live, Signal.Offer offer, List<IceCandidate> kept) {
        CallId call = live.call();
        List<CallAction> actions = new ArrayList<>();
        actions.add(new OpenPeerConnection(call, live.peer(), Role.CALLEE, live.media(), live.other()));
        actions.add(new SetRemoteDescription(call, SessionDescription.offer(offer.sdp())));
        kept.forEach(candidate -> actions.add(new AddIceCandidate(call, candidate)));
        actions.add(new CreateAnswer(call, offer.serial()));
        return actions;
    }

    /** A re-offer is the caller's alone to make; it changes what exists, consent was given before (I5). */
    static Transition again(Answered state, Signal.Offer offer) {
        boolean first = offer.kind() == OfferKind.INITIAL;
        if (first || state.role() != Role.CALLEE || !state.negotiation().isNewer(offer)) {
            return Transition.ignored(state);
        }
        return Transition.to(
                state.with(state.negotiation().answering(offer), state.trickle()),
                new SetRemoteDescription(state.call(), SessionDescription.offer(offer.sdp())),
                new CreateAnswer(state.call(), offer.serial()));
    }
}
