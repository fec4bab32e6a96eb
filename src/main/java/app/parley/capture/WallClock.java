package app.parley.capture;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Wall clock in units of 0.1 ms for moments given by {@link System#nanoTime()}. It looks at the wall once a second and
 * counts on from there: two processes on one host agree, and no call allocates. Confined to one thread.
 */
final class WallClock {
    private static final long NANOS_PER_TENTH = 100_000;
    private static final long REANCHOR_NANOS = TimeUnit.SECONDS.toNanos(1);

    private long anchorNanos;
    /** Wall clock minus nanoTime; both in ns. */
    private long offset;

    WallClock() {
        anchor(System.nanoTime());
    }

    /** The lower 32 bits of the wall clock in 0.1 ms at that moment; differences hold across the wrap. */
    int tenths(long nanoTime) {
        if (Math.abs(nanoTime - anchorNanos) > REANCHOR_NANOS) {
            anchor(System.nanoTime());
        }
        return (int) Math.floorDiv(nanoTime + offset, NANOS_PER_TENTH);
    }

    private void anchor(long nanoTime) {
        Instant now = Instant.now();
        anchorNanos = nanoTime;
        offset = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano() - nanoTime;
    }
}
