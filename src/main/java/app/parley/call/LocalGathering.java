package app.parley.call;

import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallEvent.CandidateGathered;
import app.parley.call.CallEvent.LocalDescriptionCreated;
import app.parley.call.CallState.Opened;
import java.util.ArrayList;
import java.util.List;

/** Sends what the peer connection made: the description first, candidates after it, for the peer knows no other order. */
final class LocalGathering {
    private LocalGathering() {}

    static Transition on(Opened state, LocalDescriptionCreated event) {
        Negotiation negotiation = state.negotiation();
        SessionDescription description = event.description();
        if (description.type() != own(state.role()) || !negotiation.awaitsLocal(event.serial())) {
            return Transition.ignored(state);
        }
        List<CallAction> actions = new ArrayList<>();
        Signal signal = signal(state, description, event.serial());
        actions.add(new SendSignal(state.call(), state.peer(), signal, SignalRoute.ofDescription(state)));
        state.trickle()
                .local()
                .forEach(candidate -> actions.add(SendSignal.toPeer(state, new Signal.Candidate(candidate))));
        Negotiation next = switch (state.role()) {
            case CALLER -> negotiation.offerSent();
            case CALLEE -> negotiation.closed();
        };
        return new Transition(state.with(next, state.trickle().localSent()), actions);
    }

    static Transition on(Opened state, CandidateGathered event) {
        Trickle trickle = state.trickle();
        if (trickle.described()) {
            return Transition.to(state, SendSignal.toPeer(state, new Signal.Candidate(event.candidate())));
        }
        return Transition.to(state.with(state.negotiation(), trickle.keepLocal(event.candidate())));
    }

    private static SessionDescription.Type own(Role role) {
        return switch (role) {
            case CALLER -> SessionDescription.Type.OFFER;
            case CALLEE -> SessionDescription.Type.ANSWER;
        };
    }

    private static Signal signal(Opened state, SessionDescription description, int serial) {
        PeerInfo self = state.memory().self();
        return switch (state.role()) {
            case CALLER ->
                new Signal.Offer(
                        description.sdp(),
                        state.negotiation()
                                .open()
                                .map(Negotiation.OpenOffer::kind)
                                .orElse(OfferKind.INITIAL),
                        serial,
                        self);
            case CALLEE -> new Signal.Answer(description.sdp(), serial, self);
        };
    }
}
