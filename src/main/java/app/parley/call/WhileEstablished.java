package app.parley.call;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.CreateAnswer;
import app.parley.call.CallAction.CreateOffer;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallEvent.HangUp;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.UserCommand;
import app.parley.call.CallEvent.WantRenegotiation;
import app.parley.call.CallState.Established;
import java.util.ArrayList;
import java.util.List;

/** What Connected and Reconnecting have in common: hanging up, and later offers and answers. */
final class WhileEstablished {
    private WhileEstablished() {}

    static Transition on(Established state, UserCommand command) {
        return switch (command) {
            case HangUp _ -> Ending.telling(state, EndReason.HUNG_UP);
            case WantRenegotiation _ -> wantRenegotiation(state);
            case CallEvent.Dial _, CallEvent.Accept _, CallEvent.Decline _, CallEvent.Dismiss _ ->
                Transition.ignored(state);
        };
    }

    static Transition on(Established state, SignalReceived message) {
        return switch (message.signal()) {
            case Signal.Offer offer -> offered(state, offer);
            case Signal.Answer answer -> answered(state, answer);
            case Signal.Candidate(IceCandidate candidate) ->
                Transition.to(state, new AddIceCandidate(state.call(), candidate));
            case Signal.RestartPlease _ -> restartPlease(state);
            case Signal.RenegotiatePlease _ ->
                state.role() == Role.CALLER ? renegotiate(state) : Transition.ignored(state);
            case Signal.HangUp _ -> Ending.silently(state, EndReason.PEER_HUNG_UP);
            case Signal.Ringing _, Signal.Cancel _, Signal.Decline _, Signal.Busy _, Signal.Unreachable _ ->
                Transition.ignored(state);
        };
    }

    /** The call goes on without what the failed offer was to change. */
    static Transition negotiationFailed(Established state) {
        return makeWaiting(state, new ArrayList<>());
    }

    /** A re-offer is the caller's alone to make; it changes what exists, consent was given before (I5). */
    private static Transition offered(Established state, Signal.Offer offer) {
        boolean first = offer.kind() == OfferKind.INITIAL;
        if (first || state.role() != Role.CALLEE || !state.negotiation().isNewer(offer)) {
            return Transition.ignored(state);
        }
        return Transition.to(
                state.with(state.negotiation().answering(offer), state.trickle()),
                new SetRemoteDescription(state.call(), SessionDescription.offer(offer.sdp())),
                new CreateAnswer(state.call(), offer.serial()));
    }

    private static Transition answered(Established state, Signal.Answer answer) {
        if (state.role() != Role.CALLER || !state.negotiation().awaitsAnswer(answer.serial())) {
            return Transition.ignored(state);
        }
        List<CallAction> actions = new ArrayList<>();
        actions.add(new SetRemoteDescription(state.call(), SessionDescription.answer(answer.sdp())));
        return makeWaiting(state, actions);
    }

    /** The open offer is done with: if another was wanted meanwhile, makes it. */
    private static Transition makeWaiting(Established state, List<CallAction> actions) {
        Negotiation closed = state.negotiation().closed();
        if (!closed.renegotiationWaits()) {
            return new Transition(state.with(closed, state.trickle()), actions);
        }
        Negotiation next = closed.offering(OfferKind.RENEGOTIATE);
        actions.add(new CreateOffer(state.call(), OfferKind.RENEGOTIATE, next.lastSerial()));
        return new Transition(state.with(next, state.trickle()), actions);
    }

    /**
     * The callee sees no path. While a restart offer is open its first plea is passed over, since the two have most likely
     * crossed; a second one says that the offer was lost. So at most one offer is made for each tick of the restart
     * timer and each second plea.
     */
    private static Transition restartPlease(Established state) {
        Negotiation negotiation = state.negotiation();
        if (state.role() != Role.CALLER || !state.peerInfo().can(PeerInfo.RESTART)) {
            return Transition.ignored(state);
        }
        if (negotiation.restartIsOpen() && !negotiation.askedAgain()) {
            return Transition.to(state.with(negotiation.markAskedAgain(), state.trickle()));
        }
        return offer(state, OfferKind.RESTART);
    }

    private static Transition wantRenegotiation(Established state) {
        if (state.peerInfo().isPage()) {
            return Transition.ignored(state);
        }
        return switch (state.role()) {
            case CALLER -> renegotiate(state);
            case CALLEE ->
                Transition.to(state, new SendSignal(state.call(), state.peer(), new Signal.RenegotiatePlease()));
        };
    }

    private static Transition renegotiate(Established state) {
        if (state.negotiation().isOpen()) {
            return Transition.to(state.with(state.negotiation().renegotiateLater(), state.trickle()));
        }
        return offer(state, OfferKind.RENEGOTIATE);
    }

    private static Transition offer(Established state, OfferKind kind) {
        Negotiation next = state.negotiation().offering(kind);
        return Transition.to(state.with(next, state.trickle()), new CreateOffer(state.call(), kind, next.lastSerial()));
    }
}
