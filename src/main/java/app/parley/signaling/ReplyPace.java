package app.parley.signaling;

/**
 * Holds back what this side says without anybody's act, such as that it is busy: a stranger may ask for more of it than the
 * server reads of us, and what a call needs would wait behind it. Confined to the schedule's thread.
 */
final class ReplyPace {
    private static final int AT_ONCE = 20;
    private static final long NANOS_EACH = 100_000_000;

    private final Schedule schedule;
    /** When all of them may be said at once again. */
    private long restedAt;

    ReplyPace(Schedule schedule) {
        this.schedule = schedule;
        restedAt = schedule.now();
    }

    /** Whether one more may be said now; it counts as said. */
    boolean allows() {
        long now = schedule.now();
        long begin = restedAt - now > 0 ? restedAt : now;
        if (begin - now > (AT_ONCE - 1) * NANOS_EACH) {
            return false;
        }
        restedAt = begin + NANOS_EACH;
        return true;
    }
}
