package app.parley.webrtc;

import java.util.concurrent.TimeUnit;

/**
 * Tells which frames have waited for too long to be worth drawing. WebRTC hands every decoded frame to a sink, one after
 * the other, and keeps those that come while the sink is busy without end. So where a machine is too slow to draw all,
 * each picture would be later than the one before, by seconds soon. Passing over takes no time, so the sink catches up.
 *
 * <p>A frame says when it was due, by a clock of its own. One for which the sink had to wait has not waited itself: it
 * tells how far the clocks are apart.
 *
 * <p>Confined to the sink's thread.
 */
final class Backlog {
    /** Three frames: more than a busy moment, less than a person notices. */
    private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    /** Between frames that wait already there are microseconds. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /** Where even passing over takes too long, a picture is drawn now and then. */
    private static final long LONGEST_GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    /** From when a frame that has not waited was due until it came. */
    private long apart;

    private boolean behind;
    private boolean drawing;
    private long drawn;
    private long ended;

    Backlog(long nowNanos) {
        ended = nowNanos - PAUSE_NANOS;
        drawn = nowNanos;
    }

    /**
     * A frame comes; {@link #end} is to follow.
     *
     * @param dueNanos when it was to be shown, by the clock of those who made it; 0 or less if it does not say
     * @param nowNanos by the clock of the sink
     * @return whether to draw it
     */
    boolean isWorthDrawing(long dueNanos, long nowNanos) {
        if (dueNanos > 0) {
            long difference = nowNanos - dueNanos;
            boolean waitedFor = nowNanos - ended >= PAUSE_NANOS;
            apart = waitedFor ? difference : Math.min(apart, difference);
            // Once behind, until nothing waits any more.
            behind = !waitedFor && (behind || difference - apart > LATE_NANOS);
        }
        drawing = dueNanos <= 0 || !behind || nowNanos - drawn >= LONGEST_GAP_NANOS;
        return drawing;
    }

    /** The frame has been dealt with. */
    void end(long nowNanos) {
        ended = nowNanos;
        if (drawing) {
            drawn = nowNanos;
        }
    }
}
