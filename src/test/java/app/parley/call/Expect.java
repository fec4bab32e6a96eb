package app.parley.call;

import static app.parley.call.Calls.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallAction.AnnounceEnd;
import app.parley.call.CallAction.ClosePeerConnection;
import app.parley.call.CallAction.SendHangUpOnChannel;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallState.Answered;
import app.parley.call.CallState.Ended;
import java.util.ArrayList;
import java.util.List;

/** What the tests of single transitions say: this event in this state gives exactly that. */
final class Expect {
    static final SendSignal HANG_UP = toBob(new Signal.HangUp());
    static final SendHangUpOnChannel ON_CHANNEL = new SendHangUpOnChannel(CALL, HangUpCause.PERSON);
    static final SendSignal NO_ROUTE = toBob(new Signal.HangUp(HangUpCause.CONNECT_FAILED));
    static final SendHangUpOnChannel NO_ROUTE_ON_CHANNEL = new SendHangUpOnChannel(CALL, HangUpCause.CONNECT_FAILED);
    static final SendSignal UNUSABLE = toBob(new Signal.HangUp(HangUpCause.NEGOTIATION_FAILED));
    static final SendHangUpOnChannel UNUSABLE_ON_CHANNEL =
            new SendHangUpOnChannel(CALL, HangUpCause.NEGOTIATION_FAILED);
    static final SendSignal LOST = toBob(new Signal.HangUp(HangUpCause.CONNECTION_LOST));
    static final SendHangUpOnChannel LOST_ON_CHANNEL = new SendHangUpOnChannel(CALL, HangUpCause.CONNECTION_LOST);

    private Expect() {}

    static SendSignal toBob(Signal signal) {
        return new SendSignal(CALL, BOB, signal);
    }

    /** Over the server and the control channel. */
    static SendSignal toBobBothWays(Signal signal) {
        return new SendSignal(CALL, BOB, signal, SignalRoute.SERVER_AND_CHANNEL);
    }

    static void check(CallState before, CallEvent event, CallState next, CallAction... actions) {
        assertEquals(new Transition(next, List.of(actions)), CallStateMachine.on(before, event));
    }

    static void ignores(CallState before, CallEvent event) {
        check(before, event, before);
    }

    static void ends(Answered before, CallEvent event, EndReason reason, CallAction... first) {
        List<CallAction> actions = new ArrayList<>(List.of(first));
        actions.add(new ClosePeerConnection(CALL));
        actions.add(new AnnounceEnd(CALL, BOB, reason));
        Ended next = new Ended(CALL, BOB, before.role(), before.peerInfo(), reason, MEMORY_OF_CALL);
        assertEquals(new Transition(next, actions), CallStateMachine.on(before, event));
    }

    static void saysBusyToAll(CallState state) {
        for (PeerId peer : List.of(BOB, CAROL)) {
            check(
                    state,
                    new SignalReceived(GREATER, peer, offer(PARLEY)),
                    state,
                    new SendSignal(GREATER, peer, new Signal.Busy()));
        }
    }
}
