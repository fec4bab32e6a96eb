package app.parley.call;

import static app.parley.call.Calls.*;
import static app.parley.call.Expect.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.AnnounceEnd;
import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.ClosePeerConnection;
import app.parley.call.CallAction.CreateAnswer;
import app.parley.call.CallAction.Forget;
import app.parley.call.CallAction.OpenPeerConnection;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.CandidateGathered;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Ended;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Calling: this person has dialled. */
class DialledCallTest {
    private static final LiveCall OUTGOING = new LiveCall(CALL, BOB, Role.CALLER, VIDEO, PeerInfo.PAGE, MEMORY);
    private final Calling calling = (Calling) after(Paths.CALLING);
    private final Calling offered = (Calling) after(Paths.OFFERED);

    private void ends(CallEvent event, EndReason reason, CallAction... before) {
        List<CallAction> actions = new ArrayList<>(List.of(before));
        actions.add(new ClosePeerConnection(CALL));
        actions.add(new AnnounceEnd(CALL, BOB, reason));
        Ended next = new Ended(CALL, BOB, Role.CALLER, PeerInfo.PAGE, reason, MEMORY_OF_CALL);
        assertEquals(new Transition(next, actions), CallStateMachine.on(offered, event));
    }

    @Test
    void candidatesWaitForTheOffer() {
        CallState kept = after(DIAL, new CandidateGathered(CALL, ONE), new CandidateGathered(CALL, TWO));
        check(
                kept,
                localOffer(1),
                offered,
                toBob(new Signal.Offer("offer 1", OfferKind.INITIAL, 1, SELF)),
                toBob(new Signal.Candidate(ONE)),
                toBob(new Signal.Candidate(TWO)));
    }

    @Test
    void candidatesFollowTheOfferAsGathered() {
        check(offered, new CandidateGathered(CALL, ONE), offered, toBob(new Signal.Candidate(ONE)));
    }

    @Test
    void itRingsThereIsNotedOnce() {
        CallState rings = new Calling(OUTGOING, offered.negotiation(), offered.trickle(), true);
        check(offered, fromBob(new Signal.Ringing()), rings);
        ignores(rings, fromBob(new Signal.Ringing()));
    }

    @Test
    void anAnswerConnectsWithTheCandidatesKept() {
        CallState kept =
                CallStateMachine.on(offered, fromBob(new Signal.Candidate(ONE))).next();
        check(
                kept,
                fromBob(answer(1)),
                new Connecting(
                        OUTGOING.withOther(PARLEY),
                        offered.negotiation().closed(),
                        Trickle.NONE.localSent().remotePassedOn()),
                new SetRemoteDescription(CALL, SessionDescription.answer("answer 1")),
                new AddIceCandidate(CALL, ONE),
                new CancelTimer(CALL, CallTimer.RING),
                new StartTimer(CALL, CallTimer.CONNECT));
    }

    @Test
    void aProvisionalAnswerMakesAPathAndLeavesItRinging() {
        CallState kept =
                CallStateMachine.on(offered, fromBob(new Signal.Candidate(ONE))).next();
        Calling path = offered.with(offered.negotiation(), offered.trickle().remotePassedOn());
        check(
                kept,
                fromBob(provisional(1)),
                path,
                new SetRemoteDescription(CALL, SessionDescription.provisionalAnswer("provisional 1")),
                new AddIceCandidate(CALL, ONE));
        check(path, fromBob(new Signal.Candidate(TWO)), path, new AddIceCandidate(CALL, TWO));
        ignores(path, fromBob(provisional(1)));
        ignores(path, connection(ConnectionState.CONNECTED));
        assertEquals(
                CallStateMachine.on(offered, fromBob(answer(1))).next(),
                CallStateMachine.on(path, fromBob(answer(1))).next());
    }

    @Test
    void aProvisionalAnswerToNoOfferOfOursIsIgnored() {
        ignores(offered, fromBob(provisional(2)));
        ignores(offered, fromBob(provisional(0)));
        ignores(calling, fromBob(provisional(1)));
        ignores(offered, new SignalReceived(CALL, CAROL, provisional(1)));
    }

    @Test
    void aPagesAnswerNeedsNoSerial() {
        assertInstanceOf(
                Connecting.class,
                CallStateMachine.on(offered, fromBob(new Signal.Answer("a", 0, PeerInfo.PAGE)))
                        .next());
    }

    @Test
    void anAnswerToNoOfferOfOursIsIgnored() {
        ignores(offered, fromBob(answer(2)));
        ignores(offered, fromBob(answer(0)));
        ignores(calling, fromBob(answer(1)));
        ignores(calling, fromBob(new Signal.Answer("a", 0, PeerInfo.PAGE)));
    }

    @Test
    void anAnswerOfSomeoneElseIsIgnored() {
        ignores(offered, new SignalReceived(CALL, CAROL, answer(1)));
        ignores(offered, new SignalReceived(GREATER, BOB, answer(1)));
    }

    @Test
    void keepsSixtyCandidatesAndDropsMore() {
        CallState state = offered;
        for (int i = 0; i < 70; i++) {
            state = CallStateMachine.on(state, fromBob(new Signal.Candidate(ONE)))
                    .next();
        }
        assertEquals(60, ((Calling) state).trickle().remote().size());
    }

    @ParameterizedTest
    @CsvSource({
        "Decline, PEER_DECLINED",
        "HangUp, PEER_DECLINED",
        "NoAnswer, NO_ANSWER",
        "Busy, PEER_BUSY",
        "Unreachable, UNREACHABLE"
    })
    void aRefusalEndsWithoutAReply(String signal, EndReason reason) {
        Signal received = Paths.allSignals().stream()
                .filter(s -> s.getClass().getSimpleName().equals(signal))
                .findFirst()
                .orElseThrow();
        ends(fromBob(received), reason, new CancelTimer(CALL, CallTimer.RING));
    }

    /** Its library or its networks failed: nobody there declined. */
    @ParameterizedTest
    @EnumSource(HangUpCause.class)
    void aFailureThereIsNotTakenForARefusal(HangUpCause cause) {
        EndReason reason = cause == HangUpCause.PERSON ? EndReason.PEER_DECLINED : EndReason.valueOf(cause.name());
        ends(fromBob(new Signal.HangUp(cause)), reason, new CancelTimer(CALL, CallTimer.RING));
    }

    @Test
    void givingUpCancels() {
        CancelTimer timer = new CancelTimer(CALL, CallTimer.RING);
        SendSignal cancel = toBob(new Signal.Cancel());
        ends(new CallEvent.HangUp(CALL), EndReason.CANCELLED, timer, cancel);
        ends(new CallEvent.SignalingLost(), EndReason.SIGNALING_LOST, timer, cancel);
        ends(new CallEvent.NegotiationFailed(CALL, "x"), EndReason.NEGOTIATION_FAILED, timer, cancel);
        ends(fired(CallTimer.RING), EndReason.NO_ANSWER, cancel);
    }

    @Test
    void anotherDialIsIgnored() {
        ignores(offered, new CallEvent.Dial(GREATER, CAROL, VIDEO));
    }

    @Test
    void othersAreToldBusy() {
        check(
                offered,
                new SignalReceived(GREATER, CAROL, offer(PARLEY)),
                offered,
                new SendSignal(GREATER, CAROL, new Signal.Busy()));
    }

    @Test
    void glareIsWonByTheGreaterCallId() {
        check(offered, new SignalReceived(SMALLER, BOB, offer(PARLEY)), offered, new Forget(SMALLER));
        losesGlare(GREATER, PARLEY);
    }

    /** The peer will never hear of ours, should it end before it is sent. */
    @Test
    void anOfferThatWasNotSentLosesGlare() {
        losesGlare(calling, SMALLER, PARLEY);
    }

    @Test
    void glareIsAlwaysWonByAPage() {
        losesGlare(SMALLER, PeerInfo.PAGE);
        losesGlare(GREATER, PeerInfo.PAGE);
    }

    private void losesGlare(CallId theirs, PeerInfo info) {
        losesGlare(offered, theirs, info);
    }

    private void losesGlare(CallState dialled, CallId theirs, PeerInfo info) {
        LiveCall live = new LiveCall(theirs, BOB, Role.CALLEE, VIDEO, info, MEMORY_OF_CALL);
        check(
                dialled,
                new SignalReceived(theirs, BOB, offer(info)),
                new Connecting(live, Negotiation.answeringFirst(offer(info)), Trickle.NONE.remotePassedOn()),
                new CancelTimer(CALL, CallTimer.RING),
                new ClosePeerConnection(CALL),
                new Forget(CALL),
                new OpenPeerConnection(theirs, BOB, Role.CALLEE, VIDEO, info),
                new SetRemoteDescription(theirs, SessionDescription.offer("offer 1")),
                new CreateAnswer(theirs, 1),
                new StartTimer(theirs, CallTimer.CONNECT));
    }

    @Test
    void ourOwnOfferComingBackIsIgnored() {
        ignores(offered, fromBob(offer(PARLEY)));
    }
}
