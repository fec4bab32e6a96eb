package app.parley.call;

import static app.parley.call.Calls.*;
import static app.parley.call.Expect.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import app.parley.call.CallAction.CreateOffer;
import app.parley.call.CallAction.Forget;
import app.parley.call.CallAction.OpenPeerConnection;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.StartRinging;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Ended;
import app.parley.call.CallState.Idle;
import app.parley.call.CallState.Ringing;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** States before the answer, and after the end. */
class CallStateMachineTest {
    private static final LiveCall OUTGOING = new LiveCall(CALL, BOB, Role.CALLER, VIDEO, PeerInfo.PAGE, MEMORY);
    private static final Ended MISSED = new Ended(CALL, BOB, Role.CALLEE, PARLEY, EndReason.MISSED, MEMORY_OF_CALL);

    private static void offerRings(CallState before, Memory memory) {
        check(
                before,
                new SignalReceived(GREATER, BOB, offer(PARLEY)),
                ringing(GREATER, memory),
                new SendSignal(GREATER, BOB, new Signal.Ringing()),
                new StartRinging(GREATER),
                new StartTimer(GREATER, CallTimer.RING));
    }

    @Nested
    class WhenIdle {
        private final CallState idle = CallState.initial(SELF);

        @Test
        void dialsOnDial() {
            check(
                    idle,
                    DIAL,
                    new Calling(OUTGOING, Negotiation.offeringFirst(), Trickle.NONE, false),
                    new OpenPeerConnection(CALL, BOB, Role.CALLER, VIDEO, PeerInfo.PAGE),
                    new CreateOffer(CALL, OfferKind.INITIAL, 1),
                    new StartTimer(CALL, CallTimer.RING));
        }

        @Test
        void ringsOnAnOfferAndSaysSo() {
            offerRings(idle, MEMORY);
        }

        @Test
        void ringsForAPageWithoutAWord() {
            Ringing next = assertInstanceOf(Ringing.class, after(fromBob(offer(PeerInfo.PAGE))));
            check(
                    idle,
                    fromBob(offer(PeerInfo.PAGE)),
                    next,
                    new StartRinging(CALL),
                    new StartTimer(CALL, CallTimer.RING));
        }

        @Test
        void aRestartOfNoCallDoesNotRing() {
            ignores(idle, fromBob(reoffer(OfferKind.RESTART, 2)));
        }

        @Test
        void anAnswerNobodyAskedForIsIgnored() {
            ignores(idle, fromBob(answer(1)));
        }
    }

    @Nested
    class WhenEnded {
        private final CallState ended =
                CallStateMachine.on(after(Paths.RINGING), fired(CallTimer.RING)).next();

        @Test
        void acceptComesTooLate() {
            assertEquals(MISSED, ended);
            ignores(ended, ACCEPT);
        }

        @Test
        void theSameOfferNeverRingsAgain() {
            check(ended, fromBob(offer(PARLEY)), ended, new Forget(CALL));
            Idle idle = new Idle(MEMORY_OF_CALL);
            check(idle, fromBob(offer(PARLEY)), idle, new Forget(CALL));
            ignores(new Idle(MEMORY_OF_CALL), DIAL);
        }

        @Test
        void aNewOfferRings() {
            offerRings(ended, MEMORY_OF_CALL);
        }

        @Test
        void dismissLeadsToIdle() {
            check(ended, new CallEvent.Dismiss(), new Idle(MEMORY_OF_CALL));
        }

        @Test
        void aChangedNameIsKept() {
            assertEquals(PARLEY, ended.withSelf(PARLEY).memory().self());
            assertEquals(MEMORY_OF_CALL.past(), ended.withSelf(PARLEY).memory().past());
        }
    }
}
