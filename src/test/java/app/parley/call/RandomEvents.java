package app.parley.call;

import static app.parley.call.Calls.*;

import app.parley.call.CallState.Live;
import app.parley.call.CallState.Opened;
import java.util.List;
import java.util.Random;

/** Makes events at random, more of them for the call at hand than a fair die would. */
final class RandomEvents {
    private static final List<PeerInfo> PROGRAMS = List.of(PARLEY, PARLEY, SIMPLE, PeerInfo.PAGE);
    private static final int CALL_IDS = 12;

    private final Random random;

    RandomEvents(long seed) {
        random = new Random(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    CallEvent next(CallState state) {
        CallId call = call(state);
        return switch (below(10)) {
            case 0, 1 -> user(call);
            case 2, 3, 4, 5 -> new CallEvent.SignalReceived(call, peer(state), signal(state));
            case 6, 7, 8 -> peerConnection(state, call);
            default ->
                switch (below(20)) {
                    case 0 -> new CallEvent.SignalingLost();
                    case 1, 2, 3, 4, 5 -> new CallEvent.PresenceChanged(peer(state), below(2) == 0);
                    default -> timer(state, call);
                };
        };
    }

    private CallId call(CallState state) {
        return state instanceof Live live && below(4) != 0 ? live.call() : new CallId("c" + below(CALL_IDS));
    }

    private PeerId peer(CallState state) {
        return state instanceof Live live && below(6) != 0 ? live.peer() : below(2) == 0 ? BOB : CAROL;
    }

    private LocalMedia media() {
        return below(2) == 0 ? LocalMedia.AUDIO_ONLY : LocalMedia.AUDIO_AND_VIDEO;
    }

    private CallEvent user(CallId call) {
        return switch (below(12)) {
            case 0, 1, 2 -> new CallEvent.Dial(call, below(3) == 0 ? CAROL : BOB, media());
            case 3, 4, 5, 6 -> new CallEvent.Accept(call, media());
            case 7 -> new CallEvent.Decline(call);
            case 8 -> new CallEvent.HangUp(call);
            case 9 -> new CallEvent.Dismiss();
            default -> new CallEvent.WantRenegotiation(call);
        };
    }

    private Signal signal(CallState state) {
        PeerInfo from = PROGRAMS.get(below(PROGRAMS.size()));
        return switch (below(22)) {
            case 20, 21 -> new Signal.ProvisionalAnswer("provisional", below(4) == 0 ? below(4) : serial(state));
            case 0, 1, 2 -> new Signal.Offer("offer", OfferKind.INITIAL, below(3), from);
            case 3, 4 -> new Signal.Offer("offer", OfferKind.RESTART, serial(state) + below(2), from);
            case 5 -> new Signal.Offer("offer", OfferKind.RENEGOTIATE, serial(state) + below(2), from);
            case 6, 7, 8, 9 -> new Signal.Answer("answer", below(4) == 0 ? below(4) : serial(state), from);
            case 10, 11 -> new Signal.Candidate(below(2) == 0 ? ONE : TWO);
            case 12 -> new Signal.Ringing();
            case 13 -> new Signal.RestartPlease();
            case 14 -> new Signal.RenegotiatePlease();
            default -> ending();
        };
    }

    private Signal ending() {
        return switch (below(10)) {
            case 0 -> new Signal.Cancel();
            case 1 -> new Signal.Decline();
            case 2 -> new Signal.Busy();
            case 3 -> new Signal.HangUp();
            case 4 -> new Signal.Unreachable();
            case 5 -> new Signal.NoAnswer();
            default -> new Signal.Candidate(ONE);
        };
    }

    private CallEvent peerConnection(CallState state, CallId call) {
        return switch (below(12)) {
            case 0, 1, 2 -> new CallEvent.LocalDescriptionCreated(call, description(state), serial(state));
            case 3, 4 -> new CallEvent.CandidateGathered(call, below(2) == 0 ? ONE : TWO);
            case 5, 6, 7 -> new CallEvent.ConnectionStateChanged(call, ConnectionState.CONNECTED);
            case 8 -> new CallEvent.ConnectionStateChanged(call, ConnectionState.DISCONNECTED);
            case 9 ->
                below(4) == 0
                        ? new CallEvent.ConnectionStateChanged(call, ConnectionState.FAILED)
                        : new CallEvent.MediaStalled(call);
            case 10 -> new CallEvent.MediaResumed(call);
            default ->
                below(2) == 0
                        ? new CallEvent.PeerHungUp(call, HangUpCause.PERSON)
                        : new CallEvent.NegotiationFailed(call, "no");
        };
    }

    private SessionDescription description(CallState state) {
        boolean offers = state instanceof Live live && live.role() == Role.CALLER;
        if (offers != (below(10) == 0)) {
            return SessionDescription.offer("offer");
        }
        return below(2) == 0
                ? SessionDescription.answer("answer")
                : SessionDescription.provisionalAnswer("provisional");
    }

    private static int serial(CallState state) {
        return state instanceof Opened opened ? opened.negotiation().lastSerial() : 1;
    }

    private CallEvent timer(CallState state, CallId call) {
        List<CallTimer> running = state instanceof Live live ? live.timers() : List.of();
        boolean real = !running.isEmpty() && below(3) != 0;
        CallTimer timer =
                real ? running.get(below(running.size())) : CallTimer.values()[below(CallTimer.values().length)];
        return new CallEvent.TimerFired(call, timer);
    }
}
