package app.parley.webrtc;

import app.parley.control.ControlThread;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * The time between the end of a call and that of its connection: none, unless the hang-up waits in the control channel.
 * After an interruption SCTP first repeats what was sent into it, at intervals of up to 3 s, and a connection closed
 * meanwhile would take the hang-up with it. Confined to call-control.
 */
final class Farewell {
    /** A little more than SCTP's longest pause. */
    static final Duration LONGEST = Duration.ofMillis(3500);

    private static final Duration PACE = Duration.ofMillis(20);

    private final BooleanSupplier waiting;
    private final Runnable last;
    private Runnable cancel = () -> {};
    private boolean over;

    private Farewell(BooleanSupplier waiting, Runnable last) {
        this.waiting = waiting;
        this.last = last;
    }

    /**
     * Runs {@code last} once: at once, or when nothing waits any more, for 3.5 s at most.
     *
     * @param waiting whether something said has not left yet
     */
    static void begin(ControlThread control, BooleanSupplier waiting, Runnable last) {
        Farewell farewell = new Farewell(waiting, last);
        if (!waiting.getAsBoolean()) {
            farewell.end();
            return;
        }
        Runnable look = control.repeat(PACE, farewell::look);
        Runnable limit = control.schedule(LONGEST, farewell::end);
        farewell.cancel = () -> {
            look.run();
            limit.run();
        };
    }

    private void look() {
        if (!waiting.getAsBoolean()) {
            end();
        }
    }

    private void end() {
        if (!over) {
            over = true;
            cancel.run();
            last.run();
        }
    }
}
