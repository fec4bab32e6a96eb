package app.parley.call;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.CreateOffer;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallEvent.HangUp;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.UserCommand;
import app.parley.call.CallEvent.WantRenegotiation;
import app.parley.call.CallState.Connected;
import app.parley.call.CallState.Established;
import app.parley.call.CallState.Reconnecting;
import java.util.ArrayList;
import java.util.List;

/**
 * Connected and Reconnecting, which differ in what they make of the path alone: in both the person may hang up, and both
 * see later offers and answers.
 */
final class WhileEstablished {
    private WhileEstablished() {}

    /** @param event one of this call, from its peer */
    static Transition on(Established state, CallEvent event) {
        return AnswerTimer.adjusted(state, event, step(state, event));
    }

    private static Transition step(Established state, CallEvent event) {
        return switch (event) {
            case UserCommand command -> onCommand(state, command);
            case SignalReceived message -> onSignal(state, message.signal());
            case CallEvent.SignalingLost _, CallEvent.PresenceChanged _ -> Transition.ignored(state);
            case CallEvent.LocalDescriptionCreated description -> LocalGathering.on(state, description);
            case CallEvent.CandidateGathered candidate -> LocalGathering.on(state, candidate);
            case CallEvent.PeerHungUp(CallId _, HangUpCause cause) -> Ending.hungUp(state, cause);
            case CallEvent.NegotiationFailed _ -> makeWaiting(state, new ArrayList<>());
            case CallEvent.ConnectionStateChanged changed ->
                switch (changed.state()) {
                    case CONNECTED -> pathWorks(state);
                    case DISCONNECTED, FAILED -> pathLost(state);
                };
            case CallEvent.MediaResumed _ -> pathWorks(state);
            case CallEvent.MediaStalled _ -> pathLost(state);
            case CallEvent.TimerFired fired ->
                switch (state) {
                    // ANSWER: the offer, or its answer, was lost.
                    case Connected connected -> offer(connected, OfferKind.RENEGOTIATE);
                    case Reconnecting reconnecting -> Reconnection.onTimer(reconnecting, fired.timer());
                };
        };
    }

    private static Transition pathWorks(Established state) {
        return switch (state) {
            case Connected connected -> Transition.ignored(connected);
            case Reconnecting reconnecting -> Reconnection.healed(reconnecting);
        };
    }

    private static Transition pathLost(Established state) {
        return switch (state) {
            case Connected connected -> Reconnection.begin(connected);
            case Reconnecting reconnecting -> Transition.ignored(reconnecting);
        };
    }

    private static Transition onCommand(Established state, UserCommand command) {
        return switch (command) {
            case HangUp _ -> Ending.telling(state, EndReason.HUNG_UP);
            case WantRenegotiation _ -> wantRenegotiation(state);
            case CallEvent.Dial _, CallEvent.Accept _, CallEvent.Decline _, CallEvent.Dismiss _ ->
                Transition.ignored(state);
        };
    }

    private static Transition onSignal(Established state, Signal signal) {
        return switch (signal) {
            case Signal.Offer offer -> Answering.again(state, offer);
            case Signal.Answer answer -> answered(state, answer);
            case Signal.Candidate(IceCandidate candidate) ->
                Transition.to(state, new AddIceCandidate(state.call(), candidate));
            case Signal.RestartPlease _ -> restartPlease(state);
            case Signal.RenegotiatePlease _ ->
                state.role() == Role.CALLER ? renegotiate(state) : Transition.ignored(state);
            case Signal.HangUp(HangUpCause cause) -> Ending.hungUp(state, cause);
            case Signal.Ringing _,
                    Signal.ProvisionalAnswer _,
                    Signal.Cancel _,
                    Signal.Decline _,
                    Signal.NoAnswer _,
                    Signal.Busy _,
                    Signal.Unreachable _ -> Transition.ignored(state);
        };
    }

    private static Transition answered(Established state, Signal.Answer answer) {
        if (state.role() != Role.CALLER || !state.negotiation().awaitsAnswer(answer.serial())) {
            return Transition.ignored(state);
        }
        List<CallAction> actions = new ArrayList<>();
        actions.add(new SetRemoteDescription(state.call(), SessionDescription.answer(answer.sdp())));
        return makeWaiting(state, actions);
    }

    /** The open offer is done with, or has failed and the call goes on without what it was to change: if another was wanted meanwhile, makes it. */
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
            case CALLEE -> Transition.to(state, SendSignal.toPeer(state, new Signal.RenegotiatePlease()));
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
