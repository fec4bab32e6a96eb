package app.parley.control;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.CallTimer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the calls' timers. Confined to call-control. */
final class CallTimers {
    private record Key(CallId call, CallTimer timer) {}

    /** As {@link ControlThread#schedule}. */
    @FunctionalInterface
    interface Schedule {
        Runnable after(Duration delay, Runnable work);
    }

    private final Schedule schedule;
    private final Consumer<CallEvent> fire;
    private final Map<Key, Runnable> running = new HashMap<>();

    CallTimers(Schedule schedule, Consumer<CallEvent> fire) {
        this.schedule = schedule;
        this.fire = fire;
    }

    /** Starts it anew if it runs. */
    void start(CallId call, CallTimer timer) {
        cancel(call, timer);
        Key key = new Key(call, timer);
        running.put(key, schedule.after(timer.length(), () -> {
            running.remove(key);
            fire.accept(new CallEvent.TimerFired(call, timer));
        }));
    }

    /** Lets it fire now instead of at its time. */
    void fireNow(CallId call, CallTimer timer) {
        cancel(call, timer);
        fire.accept(new CallEvent.TimerFired(call, timer));
    }

    void cancel(CallId call, CallTimer timer) {
        Runnable cancel = running.remove(new Key(call, timer));
        if (cancel != null) {
            cancel.run();
        }
    }
}
