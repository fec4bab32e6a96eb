package app.parley.call;

import app.parley.call.CallEvent.Accept;
import app.parley.call.CallEvent.ConnectionStateChanged;
import app.parley.call.CallEvent.Dial;
import app.parley.call.CallEvent.LocalDescriptionCreated;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.TimerFired;
import java.util.List;
import java.util.Set;

/** People, ids and messages the tests of this package share. */
final class Calls {
    static final PeerId BOB = new PeerId("bob");
    static final PeerId CAROL = new PeerId("carol");
    static final CallId CALL = new CallId("m-call");
    static final CallId SMALLER = new CallId("a-call");
    static final CallId GREATER = new CallId("z-call");
    static final PeerInfo SELF = new PeerInfo(
            "Parley 1", "Alice", Set.of(PeerInfo.RESTART, PeerInfo.SCREEN, PeerInfo.CHANNEL, PeerInfo.PROVISIONAL));
    static final PeerInfo PARLEY = new PeerInfo(
            "Parley 1", "Bob", Set.of(PeerInfo.RESTART, PeerInfo.SCREEN, PeerInfo.CHANNEL, PeerInfo.PROVISIONAL));
    static final PeerInfo SIMPLE = new PeerInfo("Other 1", "Bob", Set.of());
    static final LocalMedia VIDEO = LocalMedia.AUDIO_AND_VIDEO;
    static final Memory MEMORY = new Memory(SELF, EndedCalls.NONE);
    static final Memory MEMORY_OF_CALL = MEMORY.ended(CALL);
    static final IceCandidate ONE = new IceCandidate("candidate:1", "0", 0);
    static final IceCandidate TWO = new IceCandidate("candidate:2", "1", 1);

    private Calls() {}

    static Signal.Offer offer(PeerInfo from) {
        return new Signal.Offer("offer 1", OfferKind.INITIAL, 1, from);
    }

    static Signal.Offer reoffer(OfferKind kind, int serial) {
        return new Signal.Offer("offer " + serial, kind, serial, PARLEY);
    }

    static Signal.Answer answer(int serial) {
        return new Signal.Answer("answer " + serial, serial, PARLEY);
    }

    static Signal.ProvisionalAnswer provisional(int serial) {
        return new Signal.ProvisionalAnswer("provisional " + serial, serial);
    }

    static SignalReceived fromBob(Signal signal) {
        return new SignalReceived(CALL, BOB, signal);
    }

    static LocalDescriptionCreated localOffer(int serial) {
        return new LocalDescriptionCreated(CALL, SessionDescription.offer("offer " + serial), serial);
    }

    static LocalDescriptionCreated localAnswer(int serial) {
        return new LocalDescriptionCreated(CALL, SessionDescription.answer("answer " + serial), serial);
    }

    static LocalDescriptionCreated localProvisional(int serial) {
        return new LocalDescriptionCreated(CALL, SessionDescription.provisionalAnswer("provisional " + serial), serial);
    }

    static ConnectionStateChanged connection(ConnectionState state) {
        return new ConnectionStateChanged(CALL, state);
    }

    static TimerFired fired(CallTimer timer) {
        return new TimerFired(CALL, timer);
    }

    static final Dial DIAL = new Dial(CALL, BOB, VIDEO);
    static final Accept ACCEPT = new Accept(CALL, VIDEO);

    /** Bob's call rings. */
    static CallState.Ringing ringing(CallId call, Memory memory) {
        LiveCall live = new LiveCall(call, BOB, Role.CALLEE, LocalMedia.NONE, PARLEY, memory);
        return new CallState.Ringing(live, offer(PARLEY), Trickle.NONE, false);
    }

    /** The state after {@code events}, from the start. */
    static CallState after(CallEvent... events) {
        return after(List.of(events));
    }

    static CallState after(List<CallEvent> events) {
        CallState state = CallState.initial(SELF);
        for (CallEvent event : events) {
            state = CallStateMachine.on(state, event).next();
        }
        return state;
    }
}
