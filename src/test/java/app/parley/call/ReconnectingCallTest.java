package app.parley.call;

import static app.parley.call.Calls.*;
import static app.parley.call.Expect.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallAction.AnnounceEnd;
import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.ClosePeerConnection;
import app.parley.call.CallAction.CreateOffer;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.SetRemoteDescription;
import app.parley.call.CallAction.StartRinging;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.HangUp;
import app.parley.call.CallEvent.MediaStalled;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallEvent.WantRenegotiation;
import app.parley.call.CallState.Reconnecting;
import app.parley.call.CallState.Ringing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Reconnecting: the path heals, restarts, or time is up. */
class ReconnectingCallTest {
    private static final CancelTimer NO_RECONNECT = new CancelTimer(CALL, CallTimer.RECONNECT);
    private static final CancelTimer NO_RESTART = new CancelTimer(CALL, CallTimer.FIRST_RESTART);
    private final Reconnecting caller = (Reconnecting) after(Paths.RECONNECTING_CALLER);
    private final Reconnecting callee = (Reconnecting) after(Paths.RECONNECTING_CALLEE);

    @Test
    void theCallerOffersARestartAtEachTick() {
        Negotiation first = caller.negotiation().offering(OfferKind.RESTART);
        Negotiation second = first.offering(OfferKind.RESTART);
        StartTimer again = new StartTimer(CALL, CallTimer.NEXT_RESTART);
        CallState next = ticked(caller, first);
        check(caller, fired(CallTimer.FIRST_RESTART), next, new CreateOffer(CALL, OfferKind.RESTART, 2), again);
        check(
                next,
                fired(CallTimer.NEXT_RESTART),
                ticked(caller, second),
                new CreateOffer(CALL, OfferKind.RESTART, 3),
                again);
    }

    @Test
    void theCalleeAsksForARestartAtEachTick() {
        check(
                callee,
                fired(CallTimer.FIRST_RESTART),
                ticked(callee, callee.negotiation()),
                toBobBothWays(new Signal.RestartPlease()),
                new StartTimer(CALL, CallTimer.NEXT_RESTART));
    }

    private Reconnecting ticked(Reconnecting state, Negotiation negotiation) {
        return new Reconnecting(state.live(), negotiation, state.trickle(), Optional.of(CallTimer.NEXT_RESTART));
    }

    @Test
    void aTimerThatDoesNotRunIsIgnored() {
        ignores(caller, fired(CallTimer.NEXT_RESTART));
        ignores(caller, fired(CallTimer.CONNECT));
    }

    @Test
    void aPathThatComesBackHeals() {
        for (CallEvent back : List.of(connection(ConnectionState.CONNECTED), new CallEvent.MediaResumed(CALL))) {
            check(caller, back, after(Paths.CONNECTED_CALLER), NO_RECONNECT, NO_RESTART);
        }
    }

    @Test
    void aRenegotiationThatARestartOvertookIsMadeAfterIt() {
        CallState restarted = after(Paths.plus(
                Paths.CONNECTED_CALLER,
                new WantRenegotiation(CALL),
                new MediaStalled(CALL),
                fired(CallTimer.FIRST_RESTART),
                localOffer(2),
                localOffer(3)));
        assertEquals(
                List.of(
                        new SetRemoteDescription(CALL, SessionDescription.answer("answer 3")),
                        new CreateOffer(CALL, OfferKind.RENEGOTIATE, 4)),
                CallStateMachine.on(restarted, fromBob(answer(3))).actions());
    }

    @Test
    void timeIsUp() {
        ends(caller, fired(CallTimer.RECONNECT), EndReason.CONNECTION_LOST, NO_RESTART, LOST, LOST_ON_CHANNEL);
    }

    @Test
    void eitherSideHangsUp() {
        ends(callee, new HangUp(CALL), EndReason.HUNG_UP, NO_RECONNECT, NO_RESTART, HANG_UP, ON_CHANNEL);
        ends(callee, fromBob(new Signal.HangUp()), EndReason.PEER_HUNG_UP, NO_RECONNECT, NO_RESTART);
        CallEvent lost = new CallEvent.PeerHungUp(CALL, HangUpCause.CONNECTION_LOST);
        ends(callee, lost, EndReason.CONNECTION_LOST, NO_RECONNECT, NO_RESTART);
    }

    @Test
    void thePeerCallingAnewRings() {
        LiveCall live = new LiveCall(GREATER, BOB, Role.CALLEE, LocalMedia.NONE, PARLEY, MEMORY_OF_CALL);
        check(
                caller,
                new SignalReceived(GREATER, BOB, offer(PARLEY)),
                new Ringing(live, offer(PARLEY), Trickle.NONE, false),
                NO_RECONNECT,
                NO_RESTART,
                new ClosePeerConnection(CALL),
                new AnnounceEnd(CALL, BOB, EndReason.REPLACED),
                new SendSignal(GREATER, BOB, new Signal.Ringing()),
                new StartRinging(GREATER),
                new StartTimer(GREATER, CallTimer.RING));
    }

    @Test
    void othersAreToldBusy() {
        check(
                caller,
                new SignalReceived(GREATER, CAROL, offer(PARLEY)),
                caller,
                new SendSignal(GREATER, CAROL, new Signal.Busy()));
    }
}
