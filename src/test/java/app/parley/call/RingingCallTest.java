package app.parley.call;

import static app.parley.call.Calls.*;
import static app.parley.call.Expect.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.AnnounceEnd;
import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.CreateAnswer;
import app.parley.call.CallAction.OpenPeerConnection;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallAction.StopRinging;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Ended;
import app.parley.call.CallState.Ringing;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ringing: only Accept opens anything. */
class RingingCallTest {
    private static final LiveCall INCOMING = new LiveCall(CALL, BOB, Role.CALLEE, LocalMedia.NONE, PARLEY, MEMORY);
    private static final Ended MISSED = new Ended(CALL, BOB, Role.CALLEE, PARLEY, EndReason.MISSED, MEMORY_OF_CALL);
    private static final CallEvent AWAY = new CallEvent.PresenceChanged(BOB, true);
    private final Ringing ringing = (Ringing) after(Paths.RINGING);

    @Test
    void acceptAnswersWithTheCandidatesKept() {
        CallState kept =
                CallStateMachine.on(ringing, fromBob(new Signal.Candidate(ONE))).next();
        LiveCall live = INCOMING.withMedia(LocalMedia.AUDIO_ONLY);
        check(
                kept,
                new CallEvent.Accept(CALL, LocalMedia.AUDIO_ONLY),
                new Connecting(live, Negotiation.answeringFirst(offer(PARLEY)), Trickle.NONE.remotePassedOn()),
                new StopRinging(CALL),
                new OpenPeerConnection(CALL, BOB, Role.CALLEE, LocalMedia.AUDIO_ONLY, PARLEY),
                new SetRemoteDescription(CALL, SessionDescription.offer("offer 1")),
                new AddIceCandidate(CALL, ONE),
                new CreateAnswer(CALL, 1),
                new CancelTimer(CALL, CallTimer.RING),
                new StartTimer(CALL, CallTimer.CONNECT));
    }

    /** The shell has begun a path, as for people whom this person keeps. */
    @Test
    void aPathIsMadeWithWhatWasKept() {
        CallState kept =
                CallStateMachine.on(ringing, fromBob(new Signal.Candidate(ONE))).next();
        CallState gathered = CallStateMachine.on(kept, new CallEvent.CandidateGathered(CALL, TWO))
                .next();
        Ringing connecting = ringing.with(Trickle.NONE.keepRemote(ONE).localSent());
        check(
                gathered,
                localProvisional(1),
                connecting,
                toBob(provisional(1)),
                toBob(new Signal.Candidate(TWO)),
                new AddIceCandidate(CALL, ONE));
        check(connecting, new CallEvent.CandidateGathered(CALL, TWO), connecting, toBob(new Signal.Candidate(TWO)));
        check(
                connecting,
                fromBob(new Signal.Candidate(TWO)),
                connecting.with(connecting.trickle().keepRemote(TWO)),
                new AddIceCandidate(CALL, TWO));
        ignores(connecting, localProvisional(1));
        for (ConnectionState state : ConnectionState.values()) {
            ignores(connecting, connection(state));
        }
    }

    /** Another connection may stand in for the one that was made ahead, so it gets all candidates. */
    @Test
    void acceptAnswersOverThePathAndOverTheServer() {
        CallState connecting = CallStateMachine.on(after(Paths.RINGING_AHEAD), fromBob(new Signal.Candidate(ONE)))
                .next();
        Transition accepted = CallStateMachine.on(connecting, ACCEPT);
        assertTrue(accepted.actions().contains(new AddIceCandidate(CALL, ONE)));
        check(
                accepted.next(),
                localAnswer(1),
                ((Connecting) accepted.next())
                        .with(
                                Negotiation.answeringFirst(offer(PARLEY)).closed(),
                                ((Connecting) accepted.next()).trickle()),
                toBobBothWays(new Signal.Answer("answer 1", 1, SELF)));
    }

    @Test
    void noPathIsMadeWithACallerWhoDoesNotTakeIt() {
        CallState simple = after(List.of(fromBob(offer(SIMPLE))));
        ignores(simple, localProvisional(1));
        ignores(ringing, localProvisional(2));
        ignores(ringing, localAnswer(1));
    }

    @Test
    void acceptOfAnotherRingIsIgnored() {
        ignores(ringing, new CallEvent.Accept(GREATER, VIDEO));
    }

    @Test
    void anAnswerConnectsNothing() {
        ignores(ringing, fromBob(answer(1)));
        ignores(ringing, fromBob(answer(0)));
        ignores(ringing, fromBob(reoffer(OfferKind.RENEGOTIATE, 2)));
    }

    @Test
    void decliningTellsTheCaller() {
        Ended next = new Ended(CALL, BOB, Role.CALLEE, PARLEY, EndReason.DECLINED, MEMORY_OF_CALL);
        for (CallEvent act : List.of(new CallEvent.Decline(CALL), new CallEvent.HangUp(CALL))) {
            check(
                    ringing,
                    act,
                    next,
                    new StopRinging(CALL),
                    new CancelTimer(CALL, CallTimer.RING),
                    toBob(new Signal.Decline()),
                    new AnnounceEnd(CALL, BOB, EndReason.DECLINED));
        }
    }

    @Test
    void aCallerWhoGivesUpWasMissed() {
        for (Signal signal : List.of(new Signal.Cancel(), new Signal.HangUp())) {
            check(
                    ringing,
                    fromBob(signal),
                    MISSED,
                    new StopRinging(CALL),
                    new CancelTimer(CALL, CallTimer.RING),
                    new AnnounceEnd(CALL, BOB, EndReason.MISSED));
        }
    }

    @Test
    void anUnansweredRingWasMissed() {
        check(
                ringing,
                fired(CallTimer.RING),
                MISSED,
                new StopRinging(CALL),
                new AnnounceEnd(CALL, BOB, EndReason.MISSED));
    }

    @Test
    void aCallerWhoIsAwayTooLongWasMissed() {
        Ringing away = (Ringing) CallStateMachine.on(ringing, AWAY).next();
        check(ringing, AWAY, away, new StartTimer(CALL, CallTimer.CALLER_AWAY));
        ignores(away, AWAY);
        ignores(away, new CallEvent.PresenceChanged(CAROL, false));
        check(
                away,
                fired(CallTimer.CALLER_AWAY),
                MISSED,
                new StopRinging(CALL),
                new CancelTimer(CALL, CallTimer.RING),
                toBob(new Signal.NoAnswer()),
                new AnnounceEnd(CALL, BOB, EndReason.MISSED));
    }

    @Test
    void itRingsOnForACallerWhoComesBack() {
        Ringing away = (Ringing) CallStateMachine.on(ringing, AWAY).next();
        check(away, new CallEvent.PresenceChanged(BOB, false), ringing, new CancelTimer(CALL, CallTimer.CALLER_AWAY));
        ignores(ringing, fired(CallTimer.CALLER_AWAY));
    }

    @Test
    void aCallerWhoIsAwayCanBeAnswered() {
        CallState away = CallStateMachine.on(ringing, AWAY).next();
        Transition answer = CallStateMachine.on(away, new CallEvent.Accept(CALL, VIDEO));
        assertEquals(
                CallStateMachine.on(ringing, new CallEvent.Accept(CALL, VIDEO)).next(), answer.next());
        assertTrue(answer.actions().contains(new CancelTimer(CALL, CallTimer.CALLER_AWAY)));
    }

    @Test
    void lostSignalingEndsTheRing() {
        check(
                ringing,
                new CallEvent.SignalingLost(),
                new Ended(CALL, BOB, Role.CALLEE, PARLEY, EndReason.SIGNALING_LOST, MEMORY_OF_CALL),
                new StopRinging(CALL),
                new CancelTimer(CALL, CallTimer.RING),
                new AnnounceEnd(CALL, BOB, EndReason.SIGNALING_LOST));
    }

    @Test
    void aNewCallOfTheSamePeerTakesTheRingOver() {
        check(
                ringing,
                new SignalReceived(SMALLER, BOB, offer(PARLEY)),
                ringing(SMALLER, MEMORY_OF_CALL),
                new CancelTimer(CALL, CallTimer.RING),
                new AnnounceEnd(CALL, BOB, EndReason.REPLACED),
                new SendSignal(SMALLER, BOB, new Signal.Ringing()),
                new StartTimer(SMALLER, CallTimer.RING));
    }

    @Test
    void dialIsIgnored() {
        ignores(ringing, new CallEvent.Dial(GREATER, CAROL, VIDEO));
    }
}
