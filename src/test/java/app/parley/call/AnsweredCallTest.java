package app.parley.call;

import static app.parley.call.Calls.*;
import static app.parley.call.Expect.*;

import app.parley.call.CallAction.AddIceCandidate;
import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.CreateAnswer;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.CandidateGathered;
import app.parley.call.CallEvent.HangUp;
import app.parley.call.CallEvent.MediaStalled;
import app.parley.call.CallEvent.NegotiationFailed;
import app.parley.call.CallEvent.PeerHungUp;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.SignalingLost;
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
                    new Connecting(
                            callee.live(),
                            callee.negotiation().closed(),
                            Trickle.NONE.remotePassedOn().localSent()),
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
            ends(caller, failed, EndReason.CONNECT_FAILED, NO_CONNECT, NO_ROUTE, NO_ROUTE_ON_CHANNEL);
            ends(caller, fired(CallTimer.CONNECT), EndReason.CONNECT_FAILED, NO_ROUTE, NO_ROUTE_ON_CHANNEL);
            ignores(caller, connection(ConnectionState.DISCONNECTED));
        }

        @Test
        void anUnusableDescriptionEndsTheCall() {
            CallEvent failed = new NegotiationFailed(CALL, "x");
            ends(callee, failed, EndReason.NEGOTIATION_FAILED, NO_CONNECT, UNUSABLE, UNUSABLE_ON_CHANNEL);
        }

        @Test
        void eitherSideHangsUp() {
            ends(caller, new HangUp(CALL), EndReason.HUNG_UP, NO_CONNECT, HANG_UP, ON_CHANNEL);
            ends(caller, fromBob(new Signal.HangUp()), EndReason.PEER_HUNG_UP, NO_CONNECT);
            ends(caller, new PeerHungUp(CALL, HangUpCause.PERSON), EndReason.PEER_HUNG_UP, NO_CONNECT);
        }

        /** Nobody hung up: what the other side found is true of both. */
        @Test
        void thePeersFailureIsTheCalls() {
            Signal noRoute = new Signal.HangUp(HangUpCause.CONNECT_FAILED);
            ends(caller, fromBob(noRoute), EndReason.CONNECT_FAILED, NO_CONNECT);
            Signal unusable = new Signal.HangUp(HangUpCause.NEGOTIATION_FAILED);
            ends(callee, fromBob(unusable), EndReason.NEGOTIATION_FAILED, NO_CONNECT);
            PeerHungUp lost = new PeerHungUp(CALL, HangUpCause.CONNECTION_LOST);
            ends(caller, lost, EndReason.CONNECTION_LOST, NO_CONNECT);
        }

        @Test
        void lateRefusalsCountOnlyFromTheSideThatCanSendThem() {
            ends(callee, fromBob(new Signal.Cancel()), EndReason.PEER_HUNG_UP, NO_CONNECT);
            ends(caller, fromBob(new Signal.Decline()), EndReason.PEER_HUNG_UP, NO_CONNECT);
            ignores(caller, fromBob(new Signal.Cancel()));
            ignores(callee, fromBob(new Signal.Decline()));
            ignores(caller, fromBob(new Signal.Busy()));
        }

        /** The caller had a path, made while it rang and lost before the answer: the callee's never was there. */
        @Test
        void theCallerMayRestartFirst() {
            Signal.Offer offer = reoffer(OfferKind.RESTART, 2);
            Connecting answering = callee.with(callee.negotiation().answering(offer), callee.trickle());
            check(
                    callee,
                    fromBob(offer),
                    answering,
                    new SetRemoteDescription(CALL, SessionDescription.offer(offer.sdp())),
                    new CreateAnswer(CALL, 2));
            ignores(answering, fromBob(offer));
            ignores(caller, fromBob(offer));
        }

        @Test
        void aSecondFirstOfferOrAnswerIsIgnored() {
            ignores(callee, fromBob(reoffer(OfferKind.RESTART, 1)));
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
        void eitherSideHangsUp() {
            ends(callee, new HangUp(CALL), EndReason.HUNG_UP, HANG_UP, ON_CHANNEL);
            ends(callee, fromBob(new Signal.HangUp()), EndReason.PEER_HUNG_UP);
            Signal lost = new Signal.HangUp(HangUpCause.CONNECTION_LOST);
            ends(callee, fromBob(lost), EndReason.CONNECTION_LOST);
            ends(withPage, new PeerHungUp(CALL, HangUpCause.PERSON), EndReason.PEER_HUNG_UP);
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
