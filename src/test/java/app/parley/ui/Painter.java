package app.parley.ui;

import app.parley.video.LatestPicture;
import app.parley.video.Picture;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;

/** A stand-in for the other side: paints a person-like picture, scaled to fit the pane, 30 times a second. */
final class Painter implements AutoCloseable {
    private static final long FRAME_NANOS = 33_000_000;

    private final LatestPicture into;
    private final double aspect;
    private final int hue;
    private final Thread thread;
    private volatile boolean stopped;

    Painter(LatestPicture into, double aspect, int hue) {
        this.into = into;
        this.aspect = aspect;
        this.hue = hue;
        thread = Thread.ofPlatform().daemon().name("painter").start(this::run);
    }

    private void run() {
        for (int frame = 0; !stopped; frame++) {
            int paneWidth = into.paneWidth();
            int paneHeight = into.paneHeight();
            if (paneWidth > 0 && paneHeight > 0) {
                int width = (int) Math.min(paneWidth, Math.round(paneHeight * aspect));
                int height = (int) Math.min(paneHeight, Math.round(width / aspect));
                paint(into.beginWrite(width, height, 0), frame);
                into.publish();
            }
            LockSupport.parkNanos(FRAME_NANOS);
        }
    }

    private void paint(Picture picture, int frame) {
        ByteBuffer bgra = picture.bgra();
        double width = picture.width();
        double height = picture.height();
        for (int row = 0; row < picture.height(); row++) {
            for (int column = 0; column < picture.width(); column++) {
                bgra.putInt((row * picture.width() + column) * 4, colour(column / width - 0.5, row / height, frame));
            }
        }
    }

    /** As a big-endian int: blue, green, red, alpha. The left edge carries a white mark, so that mirroring shows. */
    private int colour(double x, double y, int frame) {
        double wide = x * aspect;
        double sway = 0.02 * Math.sin(frame / 20.0);
        if (x < -0.48 && y < 0.1) {
            return 0xffffffff;
        }
        if (Math.hypot((wide - sway) / 0.17, (y - 0.42) / 0.22) < 1) {
            return bgra(217, 167, 137);
        }
        if (Math.hypot((wide - sway) / 0.4, (y - 1.05) / 0.38) < 1) {
            return hue == 0 ? bgra(123, 47, 71) : bgra(59, 91, 124);
        }
        double glow = Math.max(0, 1 - Math.hypot(x - 0.1, y - 0.2) / 0.9);
        return hue == 0
                ? bgra(27 + 111 * glow, 23 + 88 * glow, 24 + 68 * glow)
                : bgra(20 + 67 * glow, 29 + 83 * glow, 41 + 99 * glow);
    }

    private static int bgra(double red, double green, double blue) {
        return (int) blue << 24 | (int) green << 16 | (int) red << 8 | 0xff;
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.join();
    }
}
