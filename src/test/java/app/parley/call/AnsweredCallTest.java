package app.parley.call;

import static app.parley.call.Calls.*;
import static app.parley.call.Expect.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.CreateAnswer;
import app.parley.call.CallAction.CreateOffer;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.CandidateGathered;
import app.parley.call.CallEvent.HangUp;
import app.parley.call.CallEvent.MediaStalled;
import app.parley.call.CallEvent.NegotiationFailed;
import app.parley.call.CallEvent.PeerHungUp;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.SignalingLost;
import app.parley.call.CallEvent.WantRenegotiation;
import app.parley.call.CallState.Connected;
import app.parley.call.CallState.Connecting;
import app.parley.call.CallState.Reconnecting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Connecting and Connected. */
class AnsweredCallTest {
    private static final CancelTimer NO_CONNECT = new CancelTimer(CALL, CallTimer.CONNECT);
    private static final StartTimer AWAIT_ANSWER = new StartTimer(CALL, CallTimer.ANSWER);
    private static final CancelTimer ANSWERED = new CancelTimer(CALL, CallTimer.ANSWER);

    @Nested
    class WhenConnecting {
        private final Connecting caller = (Connecting) after(Paths.CONNECTING_CALLER);
        private final Connecting callee = (Connecting) after(Paths.CONNECTING_CALLEE);

        @Test
        void candidatesWaitForTheAnswer() {
            CallState kept = CallStateMachine.on(callee, new CandidateGathered(CALL, ONE))
                    .next();
            check(
                    kept,
                    localAnswer(1),
                    new Connecting(callee.live(), callee.negotiation().closed(), Trickle.NONE.localSent()),
                    toBob(new Signal.Answer("answer 1", 1, SELF)),
                    toBob(new Signal.Candidate(ONE)));
        }

        @Test
        void thePeersCandidatesArePassedOn() {
            check(callee, fromBob(new Signal.Candidate(TWO)), callee, new AddIceCandidate(CALL, TWO));
        }

        @Test
        void connectedStopsTheTimer() {
            check(
                    caller,
                    connection(ConnectionState.CONNECTED),
                    new Connected(caller.live(), caller.negotiation(), caller.trickle()),
                    NO_CONNECT);
        }

        @Test
        void noRouteEndsTheCall() {
            CallEvent failed = connection(ConnectionState.FAILED);
            ends(caller, failed, EndReason.CONNECT_FAILED, NO_CONNECT, HANG_UP, ON_CHANNEL);
            ends(caller, fired(CallTimer.CONNECT), EndReason.CONNECT_FAILED, HANG_UP, ON_CHANNEL);
            ignores(caller, connection(ConnectionState.DISCONNECTED));
        }

        @Test
        void anUnusableDescriptionEndsTheCall() {
            CallEvent failed = new NegotiationFailed(CALL, "x");
            ends(callee, failed, EndReason.NEGOTIATION_FAILED, NO_CONNECT, HANG_UP, ON_CHANNEL);
        }

        @Test
        void eitherSideHangsUp() {
            ends(caller, new HangUp(CALL), EndReason.HUNG_UP, NO_CONNECT, HANG_UP, ON_CHANNEL);
            ends(caller, fromBob(new Signal.HangUp()), EndReason.PEER_HUNG_UP, NO_CONNECT);
            ends(caller, new PeerHungUp(CALL), EndReason.PEER_HUNG_UP, NO_CONNECT);
        }

        @Test
        void lateRefusalsCountOnlyFromTheSideThatCanSendThem() {
            ends(callee, fromBob(new Signal.Cancel()), EndReason.PEER_HUNG_UP, NO_CONNECT);
            ends(caller, fromBob(new Signal.Decline()), EndReason.PEER_HUNG_UP, NO_CONNECT);
            ignores(caller, fromBob(new Signal.Cancel()));
            ignores(callee, fromBob(new Signal.Decline()));
            ignores(caller, fromBob(new Signal.Busy()));
        }

        @Test
        void aSecondOfferOrAnswerIsIgnored() {
            ignores(callee, fromBob(reoffer(OfferKind.RESTART, 2)));
            ignores(callee, fromBob(offer(PARLEY)));
            ignores(caller, fromBob(answer(1)));
        }

        @Test
        void outlivesSignaling() {
            ignores(callee, new SignalingLost());
            ignores(caller, fromBob(new Signal.Unreachable()));
        }

        @Test
        void answersBusyWhileConnecting() {
            saysBusyToAll(caller);
        }
    }

    @Nested
    class WhenConnected {
        private final Connected caller = (Connected) after(Paths.CONNECTED_CALLER);
        private final Connected callee = (Connected) after(Paths.CONNECTED_CALLEE);
        private final Connected withPage = (Connected) after(Paths.toStates().get("Connected, page"));

        @Test
        void aLostPathIsWaitedForAndRestarted() {
            for (CallEvent lost : List.of(
                    connection(ConnectionState.DISCONNECTED),
                    connection(ConnectionState.FAILED),
                    new MediaStalled(CALL))) {
                check(
                        caller,
                        lost,
                        after(Paths.RECONNECTING_CALLER),
                        new StartTimer(CALL, CallTimer.RECONNECT),
                        new StartTimer(CALL, CallTimer.FIRST_RESTART));
            }
        }

        @Test
        void aPageIsOnlyWaitedFor() {
            check(
                    withPage,
                    connection(ConnectionState.DISCONNECTED),
                    new Reconnecting(withPage.live(), withPage.negotiation(), withPage.trickle(), Optional.empty()),
                    new StartTimer(CALL, CallTimer.RECONNECT));
        }

        @Test
        void theCalleeTakesNewerOffers() {
            Signal.Offer offer = reoffer(OfferKind.RESTART, 2);
            Connected next = callee.with(callee.negotiation().answering(offer), callee.trickle());
            check(
                    callee,
                    fromBob(offer),
                    next,
                    new SetRemoteDescription(CALL, SessionDescription.offer("offer 2")),
                    new CreateAnswer(CALL, 2));
            ignores(next, fromBob(offer));
            ignores(callee, fromBob(reoffer(OfferKind.RENEGOTIATE, 1)));
            ignores(callee, fromBob(new Signal.Offer("o", OfferKind.INITIAL, 2, PARLEY)));
        }

        @Test
        void whatIsNegotiatedTakesBothWays() {
            CallState offering = after(Paths.plus(Paths.CONNECTED_CALLER, new WantRenegotiation(CALL)));
            assertEquals(
                    List.of(toBobBothWays(new Signal.Offer("offer 2", OfferKind.RENEGOTIATE, 2, SELF))),
                    CallStateMachine.on(offering, localOffer(2)).actions());
            CallState answering = after(Paths.plus(Paths.CONNECTED_CALLEE, fromBob(reoffer(OfferKind.RESTART, 2))));
            assertEquals(
                    List.of(toBobBothWays(new Signal.Answer("answer 2", 2, SELF))),
                    CallStateMachine.on(answering, localAnswer(2)).actions());
            check(callee, new CandidateGathered(CALL, ONE), callee, toBobBothWays(new Signal.Candidate(ONE)));
        }

        @Test
        void aPeerThatDoesNotReadTheChannelGetsNothingThere() {
            CallState other =
                    after(fromBob(offer(SIMPLE)), Calls.ACCEPT, localAnswer(1), connection(ConnectionState.CONNECTED));
            check(other, new WantRenegotiation(CALL), other, toBob(new Signal.RenegotiatePlease()));
            check(withPage, new CandidateGathered(CALL, ONE), withPage, toBob(new Signal.Candidate(ONE)));
        }

        @Test
        void theCallerTakesNoOffer() {
            ignores(caller, fromBob(reoffer(OfferKind.RENEGOTIATE, 2)));
        }

        @Test
        void theCallerRenegotiatesAndTheCalleeAsks() {
            WantRenegotiation want = new WantRenegotiation(CALL);
            check(
                    caller,
                    want,
                    caller.with(caller.negotiation().offering(OfferKind.RENEGOTIATE), caller.trickle()),
                    new CreateOffer(CALL, OfferKind.RENEGOTIATE, 2),
                    AWAIT_ANSWER);
            check(callee, want, callee, toBobBothWays(new Signal.RenegotiatePlease()));
            ignores(withPage, want);
            ignores(callee, fromBob(new Signal.RenegotiatePlease()));
        }

        @Test
        void aSecondRenegotiationWaitsForTheAnswer() {
            WantRenegotiation want = new WantRenegotiation(CALL);
            CallState waiting = after(
                    Paths.plus(Paths.CONNECTED_CALLER, want, localOffer(2), fromBob(new Signal.RenegotiatePlease())));
            check(
                    waiting,
                    fromBob(answer(2)),
                    caller.with(new Negotiation(3, offerOpen(3), false), caller.trickle()),
                    new SetRemoteDescription(CALL, SessionDescription.answer("answer 2")),
                    new CreateOffer(CALL, OfferKind.RENEGOTIATE, 3),
                    ANSWERED,
                    AWAIT_ANSWER);
            ignores(waiting, fromBob(answer(1)));
        }

        private Optional<Negotiation.OpenOffer> offerOpen(int serial) {
            return Optional.of(new Negotiation.OpenOffer(serial, OfferKind.RENEGOTIATE, false, false));
        }

        @Test
        void aFailedOfferIsSurvived() {
            CallState offering = after(Paths.plus(Paths.CONNECTED_CALLER, new WantRenegotiation(CALL)));
            Negotiation forgotten = new Negotiation(2, Optional.empty(), false);
            check(offering, new NegotiationFailed(CALL, "x"), caller.with(forgotten, caller.trickle()), ANSWERED);
        }

        @Test
        void aRenegotiationWithoutAnswerIsOfferedAgain() {
            CallState offered = after(Paths.plus(Paths.CONNECTED_CALLER, new WantRenegotiation(CALL), localOffer(2)));
            Transition again = CallStateMachine.on(offered, fired(CallTimer.ANSWER));
            assertEquals(List.of(new CreateOffer(CALL, OfferKind.RENEGOTIATE, 3), AWAIT_ANSWER), again.actions());
            CallState reoffered =
                    CallStateMachine.on(again.next(), localOffer(3)).next();
            ignores(reoffered, fromBob(answer(2)));
            check(
                    reoffered,
                    fromBob(answer(3)),
                    caller.with(new Negotiation(3, Optional.empty(), false), caller.trickle()),
                    new SetRemoteDescription(CALL, SessionDescription.answer("answer 3")),
                    ANSWERED);
        }

        /** The path came back by itself, and the answer to the restart never. */
        @Test
        void aRenegotiationWaitsForNoRestartForEver() {
            CallState restarting = after(Paths.plus(
                    Paths.RECONNECTING_CALLER,
                    fired(CallTimer.FIRST_RESTART),
                    localOffer(2),
                    connection(ConnectionState.CONNECTED)));
            Transition wanted = CallStateMachine.on(restarting, new WantRenegotiation(CALL));
            assertEquals(List.of(AWAIT_ANSWER), wanted.actions());
            assertEquals(
                    List.of(new CreateOffer(CALL, OfferKind.RENEGOTIATE, 3), AWAIT_ANSWER),
                    CallStateMachine.on(wanted.next(), fired(CallTimer.ANSWER)).actions());
        }

        @Test
        void whileThePathIsLostRestartsOfferForIt() {
            CallState offered = after(Paths.plus(Paths.CONNECTED_CALLER, new WantRenegotiation(CALL), localOffer(2)));
            Transition lost = CallStateMachine.on(offered, connection(ConnectionState.DISCONNECTED));
            assertEquals(ANSWERED, lost.actions().getLast());
            Transition back = CallStateMachine.on(lost.next(), connection(ConnectionState.CONNECTED));
            assertEquals(AWAIT_ANSWER, back.actions().getLast());
        }

        @Test
        void thePeersPleaForARestartIsMetOncePerOffer() {
            SignalReceived please = fromBob(new Signal.RestartPlease());
            CallState asked = CallStateMachine.on(caller, please).next();
            check(
                    caller,
                    please,
                    caller.with(caller.negotiation().offering(OfferKind.RESTART), caller.trickle()),
                    new CreateOffer(CALL, OfferKind.RESTART, 2));
            Transition crossed = CallStateMachine.on(asked, please);
            assertEquals(List.of(), crossed.actions());
            assertEquals(
                    List.of(new CreateOffer(CALL, OfferKind.RESTART, 3)),
                    CallStateMachine.on(crossed.next(), please).actions());
            ignores(callee, please);
        }

        @Test
        void eitherSideHangsUp() {
            ends(callee, new HangUp(CALL), EndReason.HUNG_UP, HANG_UP, ON_CHANNEL);
            ends(callee, fromBob(new Signal.HangUp()), EndReason.PEER_HUNG_UP);
            ends(withPage, new PeerHungUp(CALL), EndReason.PEER_HUNG_UP);
            ignores(callee, new SignalReceived(CALL, CAROL, new Signal.HangUp()));
        }

        @Test
        void nothingElseFromTheNetworkEndsIt() {
            for (Signal signal :
                    List.of(new Signal.Cancel(), new Signal.Decline(), new Signal.Busy(), new Signal.Unreachable())) {
                ignores(caller, fromBob(signal));
                ignores(callee, fromBob(signal));
            }
            ignores(caller, new SignalingLost());
        }

        @Test
        void answersBusyWhileInCall() {
            saysBusyToAll(callee);
        }
    }
}
