package app.parley.call;

import static app.parley.call.Calls.*;

import app.parley.call.CallEvent.CandidateGathered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ways into every kind of state, and every kind of event. */
final class Paths {
    private Paths() {}

    static final List<CallEvent> CALLING = List.of(DIAL);
    static final List<CallEvent> OFFERED = plus(CALLING, localOffer(1));
    static final List<CallEvent> CONNECTING_CALLER = plus(OFFERED, fromBob(answer(1)));
    static final List<CallEvent> CONNECTED_CALLER = plus(CONNECTING_CALLER, connection(ConnectionState.CONNECTED));
    static final List<CallEvent> RECONNECTING_CALLER = plus(CONNECTED_CALLER, connection(ConnectionState.DISCONNECTED));
    static final List<CallEvent> RINGING = List.of(fromBob(offer(PARLEY)));
    static final List<CallEvent> RINGING_AHEAD = plus(RINGING, localProvisional(1));
    static final List<CallEvent> CONNECTING_CALLEE = plus(RINGING, ACCEPT);
    static final List<CallEvent> ANSWERED_CALLEE = plus(CONNECTING_CALLEE, localAnswer(1));
    static final List<CallEvent> CONNECTED_CALLEE = plus(ANSWERED_CALLEE, connection(ConnectionState.CONNECTED));
    static final List<CallEvent> RECONNECTING_CALLEE = plus(CONNECTED_CALLEE, connection(ConnectionState.DISCONNECTED));

    /** Every kind of state by name, each with the events that lead there from the start. */
    static Map<String, List<CallEvent>> toStates() {
        Map<String, List<CallEvent>> paths = new LinkedHashMap<>();
        paths.put("Idle", List.of());
        paths.put("Calling", CALLING);
        paths.put("Calling, offer sent", OFFERED);
        paths.put("Calling, it rings there", plus(OFFERED, fromBob(new Signal.Ringing())));
        paths.put("Calling, a path is made", plus(OFFERED, fromBob(provisional(1))));
        paths.put("Ringing", RINGING);
        paths.put("Ringing, a path is made", RINGING_AHEAD);
        paths.put("Ringing, page", List.of(fromBob(offer(PeerInfo.PAGE))));
        paths.put("Ringing, candidate kept", plus(RINGING, fromBob(new Signal.Candidate(ONE))));
        paths.put("Ringing, caller away", plus(RINGING, new CallEvent.PresenceChanged(BOB, true)));
        paths.put("Connecting, caller", CONNECTING_CALLER);
        paths.put("Connecting, callee", CONNECTING_CALLEE);
        paths.put("Connecting, callee with a path", plus(RINGING_AHEAD, ACCEPT));
        paths.put("Connecting, lost glare", List.of(DIAL, new CallEvent.SignalReceived(GREATER, BOB, offer(PARLEY))));
        paths.put("Connected, caller", CONNECTED_CALLER);
        paths.put("Connected, callee", CONNECTED_CALLEE);
        paths.put("Connected, page", pageConnected());
        paths.put("Connected, renegotiating", plus(CONNECTED_CALLER, new CallEvent.WantRenegotiation(CALL)));
        paths.put("Reconnecting, caller", RECONNECTING_CALLER);
        paths.put("Reconnecting, restarting", plus(RECONNECTING_CALLER, fired(CallTimer.FIRST_RESTART)));
        paths.put("Reconnecting, callee", RECONNECTING_CALLEE);
        paths.put("Reconnecting, page", plus(pageConnected(), new CallEvent.MediaStalled(CALL)));
        paths.put("Ended, caller", plus(CALLING, new CallEvent.HangUp(CALL)));
        paths.put("Ended, callee", plus(CONNECTED_CALLEE, new CallEvent.PeerHungUp(CALL, HangUpCause.PERSON)));
        return paths;
    }

    private static List<CallEvent> pageConnected() {
        return plus(
                OFFERED, fromBob(new Signal.Answer("answer", 0, PeerInfo.PAGE)), connection(ConnectionState.CONNECTED));
    }

    /** Every kind of event, of the right and of wrong calls and peers. */
    static List<CallEvent> allEvents() {
        List<CallEvent> events = new ArrayList<>();
        for (CallId call : List.of(CALL, SMALLER, GREATER)) {
            for (PeerId peer : List.of(BOB, CAROL)) {
                events.add(new CallEvent.Dial(call, peer, VIDEO));
                allSignals().forEach(signal -> events.add(new CallEvent.SignalReceived(call, peer, signal)));
            }
            events.addAll(localEvents(call));
        }
        events.add(new CallEvent.Dismiss());
        events.add(new CallEvent.SignalingLost());
        for (PeerId peer : List.of(BOB, CAROL)) {
            events.add(new CallEvent.PresenceChanged(peer, true));
            events.add(new CallEvent.PresenceChanged(peer, false));
        }
        return events;
    }

    private static List<CallEvent> localEvents(CallId call) {
        List<CallEvent> events = new ArrayList<>();
        events.add(new CallEvent.Accept(call, LocalMedia.AUDIO_ONLY));
        events.add(new CallEvent.Decline(call));
        events.add(new CallEvent.HangUp(call));
        events.add(new CallEvent.WantRenegotiation(call));
        events.add(new CandidateGathered(call, TWO));
        for (int serial = 1; serial <= 2; serial++) {
            events.add(new CallEvent.LocalDescriptionCreated(call, SessionDescription.offer("o"), serial));
            events.add(new CallEvent.LocalDescriptionCreated(call, SessionDescription.answer("a"), serial));
            events.add(new CallEvent.LocalDescriptionCreated(call, SessionDescription.provisionalAnswer("p"), serial));
        }
        for (ConnectionState state : ConnectionState.values()) {
            events.add(new CallEvent.ConnectionStateChanged(call, state));
        }
        events.add(new CallEvent.MediaStalled(call));
        events.add(new CallEvent.MediaResumed(call));
        for (HangUpCause cause : HangUpCause.values()) {
            events.add(new CallEvent.PeerHungUp(call, cause));
        }
        events.add(new CallEvent.NegotiationFailed(call, "could not"));
        for (CallTimer timer : CallTimer.values()) {
            events.add(new CallEvent.TimerFired(call, timer));
        }
        return events;
    }

    static List<Signal> allSignals() {
        List<Signal> signals = new ArrayList<>();
        for (PeerInfo from : List.of(PARLEY, PeerInfo.PAGE)) {
            signals.add(offer(from));
            for (int serial = 0; serial <= 2; serial++) {
                signals.add(new Signal.Answer("answer", serial, from));
            }
        }
        signals.addAll(List.of(provisional(0), provisional(1), provisional(2)));
        for (OfferKind kind : List.of(OfferKind.RESTART, OfferKind.RENEGOTIATE)) {
            signals.add(reoffer(kind, 1));
            signals.add(reoffer(kind, 2));
        }
        signals.addAll(List.of(
                new Signal.Candidate(ONE),
                new Signal.Ringing(),
                new Signal.RestartPlease(),
                new Signal.RenegotiatePlease(),
                new Signal.Cancel(),
                new Signal.Decline(),
                new Signal.NoAnswer(),
                new Signal.Busy(),
                new Signal.HangUp(),
                new Signal.HangUp(HangUpCause.CONNECT_FAILED),
                new Signal.Unreachable()));
        return signals;
    }

    static List<CallEvent> plus(List<CallEvent> events, CallEvent... more) {
        List<CallEvent> all = new ArrayList<>(events);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
