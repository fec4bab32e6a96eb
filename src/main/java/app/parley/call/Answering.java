package app.parley.call;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.CreateAnswer;
import app.parley.call.CallAction.OpenPeerConnection;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallState.Connecting;
import java.util.ArrayList;
import java.util.List;

/** The callee's answer, once this person has consented by Accept, or by having dialled the same peer (glare). */
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
}
