package app.parley.control;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.CallTimer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Runs the calls' timers. Confined to call-control. */
final class CallTimers {
    private record Key(CallId call, CallTimer timer) {}

    private final ControlThread control;
    private final Consumer<CallEvent> fire;
    private final Map<Key, Runnable> running = new HashMap<>();

    CallTimers(ControlThread control, Consumer<CallEvent> fire) {
        this.control = control;
        this.fire = fire;
    }

    /** Starts it anew if it runs. */
    void start(CallId call, CallTimer timer) {
        cancel(call, timer);
        Key key = new Key(call, timer);
        running.put(key, control.schedule(timer.length(), () -> {
            running.remove(key);
            fire.accept(new CallEvent.TimerFired(call, timer));
        }));
    }

    void cancel(CallId call, CallTimer timer) {
        Runnable cancel = running.remove(new Key(call, timer));
        if (cancel != null) {
            cancel.run();
        }
    }
}
