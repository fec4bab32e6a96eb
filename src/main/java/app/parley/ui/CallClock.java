package app.parley.ui;

import java.time.Duration;

/** Writes how long a call has lasted. */
final class CallClock {
    private static final int SECONDS_PER_HOUR = 3600;
    private static final int SECONDS_PER_MINUTE = 60;

    private CallClock() {}

    /** {@code 0:07}, {@code 12:47}, {@code 1:02:03}; a clock that was set back gives {@code 0:00}. */
    static String format(Duration duration) {
        long seconds = Math.max(0, duration.toSeconds());
        long hours = seconds / SECONDS_PER_HOUR;
        long minutes = seconds % SECONDS_PER_HOUR / SECONDS_PER_MINUTE;
        long rest = seconds % SECONDS_PER_MINUTE;
        return hours > 0 ? "%d:%02d:%02d".formatted(hours, minutes, rest) : "%d:%02d".formatted(minutes, rest);
    }
}
