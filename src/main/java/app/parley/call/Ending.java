package app.parley.call;

import app.parley.call.CallAction.AnnounceEnd;
import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.ClosePeerConnection;
import app.parley.call.CallAction.SendHangUpOnChannel;
import app.parley.call.CallAction.SendSignal;
import app.parley.call.CallAction.StopRinging;
import app.parley.call.CallState.Answered;
import app.parley.call.CallState.Calling;
import app.parley.call.CallState.Ended;
import app.parley.call.CallState.Live;
import app.parley.call.CallState.Opened;
import app.parley.call.CallState.Ringing;
import java.util.ArrayList;
import java.util.List;

/**
 * The one way out of a live call: stop the ring, cancel what runs, tell the peer while the connection still stands,
 * close exactly what was opened, announce.
 */
final class Ending {
    private Ending() {}

    /** Ends a call of whose end the peer does not know. */
    static Transition telling(Live state, EndReason reason) {
        return end(state, reason, state.timers(), farewell(state, reason));
    }

    /** Ends a call of whose end the peer knows or will find out by itself. */
    static Transition silently(Live state, EndReason reason) {
        return end(state, reason, state.timers(), List.of());
    }

    /**
     * Ends a call because {@code fired} did; a caller's own timer ends a ring on the other side too, and a caller who was
     * away and comes back after all need not wait on.
     */
    static Transition timedOut(Live state, CallTimer fired, EndReason reason) {
        List<CallTimer> running =
                state.timers().stream().filter(timer -> timer != fired).toList();
        return end(state, reason, running, lastWord(state, fired, reason));
    }

    /** Ends a call that the peer has hung up. */
    static Transition hungUp(Live state, HangUpCause cause) {
        return silently(state, cause.atPeer());
    }

    private static Transition end(Live state, EndReason reason, List<CallTimer> running, List<CallAction> farewell) {
        CallId call = state.call();
        List<CallAction> actions = new ArrayList<>();
        if (state instanceof Ringing) {
            actions.add(new StopRinging(call));
        }
        running.forEach(timer -> actions.add(new CancelTimer(call, timer)));
        actions.addAll(farewell);
        if (state instanceof Opened) {
            actions.add(new ClosePeerConnection(call));
        }
        actions.add(new AnnounceEnd(call, state.peer(), reason));
        Memory memory = state.memory().ended(call);
        return new Transition(new Ended(call, state.peer(), state.role(), state.peerInfo(), reason, memory), actions);
    }

    private static List<CallAction> lastWord(Live state, CallTimer fired, EndReason reason) {
        if (!(state instanceof Ringing)) {
            return farewell(state, reason);
        }
        // At the end of RING the caller's own has ended.
        return fired == CallTimer.CALLER_AWAY
                ? List.of(new SendSignal(state.call(), state.peer(), new Signal.NoAnswer()))
                : List.of();
    }

    private static List<CallAction> farewell(Live state, EndReason reason) {
        CallId call = state.call();
        return switch (state) {
            case Calling _ -> List.of(new SendSignal(call, state.peer(), new Signal.Cancel()));
            case Ringing _ -> List.of(new SendSignal(call, state.peer(), new Signal.Decline()));
            case Answered _ -> {
                HangUpCause cause = HangUpCause.of(reason);
                yield List.of(
                        new SendSignal(call, state.peer(), new Signal.HangUp(cause)),
                        new SendHangUpOnChannel(call, cause));
            }
        };
    }
}
