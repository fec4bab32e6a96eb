package app.parley.call;

import app.parley.call.CallAction.CancelTimer;
import app.parley.call.CallAction.StartTimer;
import app.parley.call.CallEvent.TimerFired;
import app.parley.call.CallState.Established;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs ANSWER while a change has been offered and not answered: from each offer anew. Offers and answers may be lost, and
 * no later change is made while one is open.
 */
final class AnswerTimer {
    private AnswerTimer() {}

    /** @param step what follows from {@code event} but for this timer */
    static Transition adjusted(Established before, CallEvent event, Transition step) {
        if (!(step.next() instanceof Established after)) {
            return step;
        }
        boolean anew = after.negotiation().lastSerial() != before.negotiation().lastSerial();
        boolean fired = event instanceof TimerFired(CallId _, CallTimer timer) && timer == CallTimer.ANSWER;
        boolean ran = runs(before) && !fired;
        List<CallAction> actions = new ArrayList<>(step.actions());
        if (ran && (anew || !runs(after))) {
            actions.add(new CancelTimer(after.call(), CallTimer.ANSWER));
        }
        if (runs(after) && (anew || !ran)) {
            actions.add(new StartTimer(after.call(), CallTimer.ANSWER));
        }
        return new Transition(after, actions);
    }

    private static boolean runs(Established state) {
        return state.timers().contains(CallTimer.ANSWER);
    }
}
