package app.parley.server;

/**
 * A token bucket that says how long to wait rather than no. Not thread-safe. Grants four seconds' worth at once, since
 * a call begins with a burst of candidates.
 */
final class RateLimit {
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final int BURST_SECONDS = 4;
    private static final int LONGEST_DEBT_SECONDS = 10;

    private final long nanosAToken;
    private long freeAt;

    /** @param rate tokens a second; 0 grants everything */
    RateLimit(int rate, long nowNanos) {
        nanosAToken = rate == 0 ? 0 : NANOS_A_SECOND / rate;
        freeAt = nowNanos - BURST_SECONDS * NANOS_A_SECOND;
    }

    /** Takes {@code tokens} and returns the nanoseconds to wait before taking more; 0 or less is none. */
    long take(int tokens, long nowNanos) {
        if (nanosAToken == 0) {
            return 0;
        }
        freeAt = Math.max(freeAt, nowNanos - BURST_SECONDS * NANOS_A_SECOND) + tokens * nanosAToken;
        freeAt = Math.min(freeAt, nowNanos + LONGEST_DEBT_SECONDS * NANOS_A_SECOND);
        return freeAt - nowNanos;
    }
}
