package app.parley.capture;

import app.parley.video.I420;
import java.nio.ByteBuffer;

/**
 * Paints test cards of one size and seed. A picture depends on the frame number and the code alone; its luma not even
 * on the seed, so that a reader can repaint it. Allocates nothing once made. Confined to one thread.
 */
final class CardPainter {
    /** Chroma angle of the design's accent: the hue of seed 0. */
    private static final double ACCENT_HUE = Math.atan2(-78, 8);

    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    private static final double SWEEP_LUMA = 150;
    private static final double SWEEP_TINT = 58;

    private final int width;
    private final int height;
    private final byte[] y;
    private final byte[] u;
    private final byte[] v;
    private final Sweep sweepY;
    private final Sweep sweepU;
    private final Sweep sweepV;
    private final Orbit orbit;
    private final Clock clock;
    private final CodePainter codePainter;

    CardPainter(int width, int height, int seed) {
        this.width = width;
        this.height = height;
        double hue = ACCENT_HUE + GOLDEN_ANGLE * seed;
        Canvas still = Backdrop.paint(width, height);
        y = still.lumaPlane();
        u = still.uPlane(hue);
        v = still.vPlane(hue);
        sweepY = new Sweep(y, width, height, SWEEP_LUMA);
        sweepU = new Sweep(u, chromaWidth(), chromaHeight(), SWEEP_TINT * Math.cos(hue));
        sweepV = new Sweep(v, chromaWidth(), chromaHeight(), SWEEP_TINT * Math.sin(hue));
        orbit = new Orbit(width, height);
        clock = new Clock(width, height);
        codePainter = new CodePainter(width, height);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Everything but the code; that comes last, so that it can say when the rest was done. */
    void paint(I420 into, int frame) {
        paintLuma(into, frame);
        copy(u, chromaWidth(), chromaHeight(), into.u(), into.strideU());
        sweepU.paint(into.u(), into.strideU(), frame);
        copy(v, chromaWidth(), chromaHeight(), into.v(), into.strideV());
        sweepV.paint(into.v(), into.strideV(), frame);
    }

    /** The luma plane alone, likewise without the code. */
    void paintLuma(I420 into, int frame) {
        copy(y, width, height, into.y(), into.strideY());
        sweepY.paint(into.y(), into.strideY(), frame);
        orbit.paint(into, frame);
        clock.paint(into, frame);
    }

    void paintCode(I420 into, CardCode code) {
        codePainter.paint(into, code);
    }

    private int chromaWidth() {
        return (width + 1) / 2;
    }

    private int chromaHeight() {
        return (height + 1) / 2;
    }

    private static void copy(byte[] from, int width, int height, ByteBuffer to, int stride) {
        if (stride == width) {
            to.put(0, from);
            return;
        }
        for (int row = 0; row < height; row++) {
            to.put(row * stride, from, row * width, width);
        }
    }
}
