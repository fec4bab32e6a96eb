package app.parley.signaling;

import java.time.Duration;

/** A connection's last stay: until the end of a call has left, or for a short while. Confined to its schedule's thread. */
final class Departure {
    private final Schedule schedule;
    private final Duration longest;
    private Schedule.Timer timer = Schedule.Timer.NONE;
    private boolean begun;

    Departure(Schedule schedule, Duration longest) {
        this.schedule = schedule;
        this.longest = longest;
    }

    boolean hasBegun() {
        return begun;
    }

    /** @param over run where {@link #end} does not come in time */
    void begin(Runnable over) {
        begun = true;
        timer = schedule.after(longest, over);
    }

    void end() {
        timer.cancel();
    }
}
