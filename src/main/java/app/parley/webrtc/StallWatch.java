package app.parley.webrtc;

import java.time.Duration;

/**
 * Tells when packets stop coming, seconds before ICE does. Fed with the count of packets received; pure, time is an
 * argument.
 */
final class StallWatch {
    /** How long nothing may come while the other side should send. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** What a reading changed. */
    enum Verdict {
        UNCHANGED,
        STALLED,
        RESUMED
    }

    private long packets;
    /** Something may have arrived that was not counted: the next reading tells the count, not whether it has risen. */
    private boolean countUnknown;

    /**
     * Something has come while the other side should send. Whoever switches a camera on says so before its first picture.
     */
    private boolean flowing;

    private long lastArrivalNanos;
    private boolean stalled;

    /** A picture has come: cheaper to know than the count of packets. */
    Verdict onArrival(long nowNanos) {
        countUnknown = true;
        return arrived(nowNanos);
    }

    /**
     * The other side sends something else from now on. A camera that is switched on takes its time, and what has come
     * until now is not its first picture.
     */
    void onOtherMedia() {
        flowing = false;
        countUnknown = true;
    }

    /**
     * ICE says that the path is back, so the call stands as connected again. Where nothing comes over it none the less,
     * that is a stall anew.
     */
    void onPathBack(long nowNanos) {
        if (stalled) {
            stalled = false;
            lastArrivalNanos = nowNanos;
        }
    }

    /**
     * @param received packets since the call began
     * @param nowNanos {@link System#nanoTime()} of the reading
     * @param expected whether the other side should be sending; while it need not, silence is no stall, and ends one: that
     *     it need not, it has said over the same path
     */
    Verdict onReading(long received, long nowNanos, boolean expected) {
        if (countUnknown) {
            countUnknown = false;
            packets = Math.max(packets, received);
        } else if (received > packets) {
            packets = received;
            return arrived(nowNanos);
        }
        if (!expected) {
            flowing = false;
            return ended();
        }
        if (flowing && !stalled && nowNanos - lastArrivalNanos > PATIENCE.toNanos()) {
            stalled = true;
            return Verdict.STALLED;
        }
        return Verdict.UNCHANGED;
    }

    private Verdict arrived(long nowNanos) {
        flowing = true;
        lastArrivalNanos = nowNanos;
        return ended();
    }

    private Verdict ended() {
        boolean resumed = stalled;
        stalled = false;
        return resumed ? Verdict.RESUMED : Verdict.UNCHANGED;
    }
}
