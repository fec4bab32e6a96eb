package app.parley.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallEvent;
import app.parley.call.CallEvent.TimerFired;
import app.parley.call.CallId;
import app.parley.call.CallTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallTimersTest {
    private static final CallId CALL = new CallId("mc_1");

    private record Pending(Duration delay, Runnable work) {}

    private final List<Pending> pending = new ArrayList<>();
    private final List<CallEvent> fired = new ArrayList<>();
    private final CallTimers timers = new CallTimers(this::schedule, fired::add);

    private Runnable schedule(Duration delay, Runnable work) {
        Pending made = new Pending(delay, work);
        pending.add(made);
        return () -> pending.remove(made);
    }

    @Test
    void startedAgainItRunsOnce() {
        timers.start(CALL, CallTimer.RING);
        timers.start(CALL, CallTimer.RING);
        assertEquals(
                List.of(Duration.ofSeconds(60)),
                pending.stream().map(Pending::delay).toList());
        pending.getFirst().work().run();
        assertEquals(List.of(new TimerFired(CALL, CallTimer.RING)), fired);
    }

    /** The server is back within a second of the lost path. */
    @Test
    void oneThatFiresAheadOfItsTimeIsNotLeftPending() {
        timers.start(CALL, CallTimer.RECONNECT);
        timers.start(CALL, CallTimer.FIRST_RESTART);
        timers.fireNow(CALL, CallTimer.FIRST_RESTART);
        assertEquals(List.of(new TimerFired(CALL, CallTimer.FIRST_RESTART)), fired);
        assertEquals(
                List.of(Duration.ofSeconds(25)),
                pending.stream().map(Pending::delay).toList());
    }
}
