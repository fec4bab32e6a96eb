package app.parley.signaling;

import app.parley.control.SignalingStatus.Problem;

/** The time between a lost connection and its return, and what may be believed in it. Confined to the schedule. */
final class Absence {
    private final Timings timings;
    private final Schedule schedule;
    private final Runnable lost;

    private boolean wasOnline;
    private boolean away;
    private long since;
    private Schedule.Timer timer = Schedule.Timer.NONE;

    /** @param lost run once in an absence that lasts */
    Absence(Timings timings, Schedule schedule, Runnable lost) {
        this.timings = timings;
        this.schedule = schedule;
        this.lost = lost;
    }

    /** Whether the server has known us: from then on a connect is a resume. */
    boolean wasOnline() {
        return wasOnline;
    }

    void begin() {
        timer.cancel();
        wasOnline = true;
        away = true;
        since = schedule.now();
        timer = schedule.after(timings.lost(), this::tell);
    }

    /** Back, or no longer wanted. */
    void end() {
        timer.cancel();
        away = false;
    }

    /** No attempt follows: whoever waits need not wait longer. */
    void giveUp() {
        if (away) {
            timer.cancel();
            tell();
        }
    }

    /** Whether {@code problem} ends all attempts. */
    boolean isFinal(Problem problem) {
        return switch (problem) {
            case INVALID_KEY, TOKEN_REFUSED -> true;
            // The server may not have noticed yet that the old socket is dead.
            case ID_TAKEN ->
                !wasOnline || schedule.now() - since >= timings.taken().toNanos();
            case UNREACHABLE, NOT_A_SERVER, TLS, FULL, TOO_MANY_CLAIMS, SERVER_ERROR, LOST -> false;
        };
    }

    private void tell() {
        if (away) {
            away = false;
            lost.run();
        }
    }
}
