package app.parley.capture;

import app.parley.video.FrameTap;
import app.parley.video.I420;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * Reads test cards as they arrive and keeps account. Frames come on one thread, {@link #reading()} may be called on any
 * other. The usual frame costs some microseconds, every 15th once settled about a millisecond for the comparison.
 */
public final class TestCardReader implements FrameTap {
    private static final long FREEZE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    private static final long WARM_UP_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SETTLED_NANOS = TimeUnit.SECONDS.toNanos(3);
    /** Painting a reference is half a second of work: not while the call is being set up, nor for a short one. */
    private static final long REFERENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

    private static final int COMPARE_EVERY = 15;
    private static final int LEAST_WIDTH = 160;
    private static final int LEAST_HEIGHT = 90;

    private final int host;
    private final CodeReader codes = new CodeReader();
    private final CardCode code = new CardCode();
    private final WallClock clock = new WallClock();
    private final DelayHistogram delays = new DelayHistogram();
    private final PictureQuality quality = new PictureQuality();
    private long arrivals;
    private long firstArrival;
    private long lastArrival;
    private int width;
    private int height;
    private long read;
    private long unreadable;
    private long lost;
    private long duplicates;
    private long freezes;
    /** Host and seed of the last card read, -1 before: another sender's numbers tell nothing about loss. */
    private int sender = -1;

    private int lastFrame;

    public TestCardReader() {
        this(HostHash.ofThisHost());
    }

    TestCardReader(int host) {
        this.host = host;
    }

    @Override
    public synchronized void onFrame(I420 frame, int rotation, long arrivedNanos) {
        arrived(frame, arrivedNanos);
        boolean readable = frame.width() >= LEAST_WIDTH && frame.height() >= LEAST_HEIGHT && codes.read(frame, code);
        if (!readable) {
            unreadable++;
        } else if (isNew()) {
            read++;
            if (code.host() == host) {
                delays.add(clock.tenths(arrivedNanos) - code.sentAt());
            }
            if (arrivedNanos - firstArrival >= REFERENCE_NANOS) {
                quality.prepare(width, height);
            }
            if (read % COMPARE_EVERY == 0 && arrivedNanos - firstArrival >= SETTLED_NANOS) {
                quality.compare(frame, code);
            }
        }
    }

    private void arrived(I420 frame, long now) {
        if (arrivals++ == 0) {
            firstArrival = now;
        } else if (now - Math.max(lastArrival, firstArrival + WARM_UP_NANOS) > FREEZE_NANOS) {
            freezes++;
        }
        lastArrival = now;
        width = frame.width();
        height = frame.height();
    }

    /** Counts what lies between the last frame and this one; false if it is the last one again. */
    private boolean isNew() {
        int from = (code.host() << Byte.SIZE) | code.seed();
        int step = (code.frame() - lastFrame) & CardCode.FRAME_MASK;
        if (from == sender && step == 0) {
            duplicates++;
            return false;
        }
        // More than half the range ahead is a step back: the sender began anew.
        if (from == sender && step <= CardCode.FRAME_MASK / 2) {
            lost += step - 1;
        }
        sender = from;
        lastFrame = code.frame();
        return true;
    }

    /** The account so far. A standstill that still lasts is not a freeze yet. */
    public synchronized TestCardReading reading() {
        double seconds = (lastArrival - firstArrival) / (double) TimeUnit.SECONDS.toNanos(1);
        return new TestCardReading(
                read,
                unreadable,
                lost,
                duplicates,
                freezes,
                seconds > 0 ? (arrivals - 1) / seconds : 0,
                width,
                height,
                sender < 0 ? OptionalInt.empty() : OptionalInt.of(sender & 0xFF),
                delays.summary(),
                quality.mean(),
                quality.least());
    }
}
