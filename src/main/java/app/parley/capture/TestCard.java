package app.parley.capture;

import app.parley.video.FrameSource;
import app.parley.video.I420;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A moving picture that says which frame it is and when it was sent, for tests and where there is no camera. Paced
 * against the schedule of its start, so it never drifts; slots that it comes too late for are left out, and frames are
 * numbered without gaps, so a gap at the other end is a loss on the way. The numbers go on over a stop and a new start.
 *
 * <p>{@link #start} and {@link #stop} may be called from any thread; the target is called on {@code test-card}.
 */
public final class TestCard implements FrameSource {
    public static final int WIDTH = 1280;
    public static final int HEIGHT = 720;
    public static final int FPS = 30;

    private static final System.Logger LOG = System.getLogger(TestCard.class.getName());
    /** Smaller ones have no room for the code. */
    private static final int LEAST_WIDTH = 160;

    private static final int LEAST_HEIGHT = 90;
    private static final int MOST = 7680;
    private static final int MOST_FPS = 240;
    private static final int PAINTER_MILLIS = 20;
    private static final int SEED_MASK = 0xFF;

    private final int width;
    private final int height;
    private final int fps;
    private final int seed;
    private final int host = HostHash.ofThisHost();
    /** Below: of the painting thread; handed on by start and join. */
    private final CardCode code = new CardCode();

    private final WallClock clock = new WallClock();
    /** Made ahead on a thread of its own: half a second of work, which the first frame should not wait for. */
    private final FutureTask<CardPainter> painter;

    private int frame;
    private volatile @Nullable Thread thread;

    /** 1280 x 720 at 30 frames a second; {@code seed} (its lower 8 bits) chooses the hue. */
    public TestCard(int seed) {
        this(seed, WIDTH, HEIGHT, FPS);
    }

    /**
     * @param width in pixels, 160 to 7680
     * @param height in pixels, 90 to 7680
     * @param fps frames a second, 1 to 240
     * @throws IllegalArgumentException outside of these
     */
    public TestCard(int seed, int width, int height, int fps) {
        if (width < LEAST_WIDTH
                || height < LEAST_HEIGHT
                || width > MOST
                || height > MOST
                || fps < 1
                || fps > MOST_FPS) {
            throw new IllegalArgumentException("no test card of " + width + " x " + height + " at " + fps);
        }
        this.width = width;
        this.height = height;
        this.fps = fps;
        this.seed = seed & SEED_MASK;
        painter = new FutureTask<>(() -> new CardPainter(width, height, seed & SEED_MASK));
        Thread.ofPlatform().name("test-card-painter").daemon().start(painter);
    }

    @Override
    public synchronized void start(Target target) {
        if (thread != null) {
            throw new IllegalStateException("already started");
        }
        Thread fresh = Thread.ofPlatform().name("test-card").daemon().unstarted(() -> run(target));
        thread = fresh;
        fresh.start();
    }

    /** May be called from within the target, too; then that call is the last. */
    @Override
    public synchronized void stop() {
        Thread running = thread;
        thread = null;
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        LockSupport.unpark(running);
        boolean interrupted = false;
        while (running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(Target target) {
        try {
            CardPainter made = awaitPainter();
            if (made == null) {
                return;
            }
            Painter paint = painting(made);
            long period = TimeUnit.SECONDS.toNanos(1);
            long began = System.nanoTime();
            for (long slot = 0; awaitUntil(began + slot * period / fps); ) {
                target.frame(width, height, paint);
                long due = (System.nanoTime() - began) * fps / period;
                slot = Math.max(slot + 1, due);
            }
        } catch (RuntimeException | Error | InterruptedException | ExecutionException e) {
            LOG.log(System.Logger.Level.WARNING, "the test card ends", e);
        }
    }

    /** Null if stopped meanwhile. */
    private @Nullable CardPainter awaitPainter() throws InterruptedException, ExecutionException {
        while (thread == Thread.currentThread()) {
            try {
                return painter.get(PAINTER_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // A large one takes long, and somebody may wait for the end of this thread.
            }
        }
        return null;
    }

    private Painter painting(CardPainter cards) {
        return (I420 into) -> {
            frame = (frame + 1) & CardCode.FRAME_MASK;
            cards.paint(into, frame);
            code.set(frame, clock.tenths(System.nanoTime()), host, seed);
            cards.paintCode(into, code);
        };
    }

    /** Returns false if stopped meanwhile. */
    private boolean awaitUntil(long nanos) {
        while (thread == Thread.currentThread()) {
            long left = nanos - System.nanoTime();
            if (left <= 0) {
                return true;
            }
            LockSupport.parkNanos(this, left);
            // A pending interrupt would turn the wait into a busy loop; nobody but stop() ends this thread.
            Thread.interrupted();
        }
        return false;
    }
}
