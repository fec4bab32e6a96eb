package app.parley.signaling;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before an attempt: up to 0.25 s, doubled with each failure, up to 10 s; "full jitter", so that the
 * clients of a server that comes back do not all come at once.
 */
final class Backoff {
    private static final long FIRST_MILLIS = 250;
    private static final long LONGEST_MILLIS = 10_000;
    private static final int MOST_DOUBLINGS = 6;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failures how many attempts have failed in a row, from 1 */
    Duration delay(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        long bound = Math.min(LONGEST_MILLIS, FIRST_MILLIS << doublings);
        return Duration.ofMillis(random.nextLong(bound + 1));
    }
}
