package app.parley.webrtc;

import app.parley.video.FrameSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A moving grey picture, 30 a second. */
final class GreyBars implements FrameSource {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    /** How often it has begun to film. */
    final AtomicInteger starts = new AtomicInteger();

    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();

    @Override
    public void start(Target target) {
        running = true;
        starts.incrementAndGet();
        thread = Thread.ofPlatform().daemon().name("grey-bars").start(() -> {
            for (int frame = 0; running; frame++) {
                int shift = frame;
                target.frame(WIDTH, HEIGHT, into -> {
                    for (int y = 0; y < HEIGHT; y++) {
                        for (int x = 0; x < WIDTH; x++) {
                            into.y().put(y * into.strideY() + x, (byte) ((x + shift * 4) & 0xff));
                        }
                    }
                });
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(30));
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
