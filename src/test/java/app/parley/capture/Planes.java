package app.parley.capture;

import app.parley.video.I420;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.random.RandomGenerator;

/** Pictures for tests, and what a bad line does to them. */
final class Planes {
    private Planes() {}

    /** Of native memory, with some padding at the end of each row. */
    static I420 allocate(int width, int height, int padding) {
        int chromaWidth = (width + 1) / 2;
        int chromaHeight = (height + 1) / 2;
        return new I420(
                width,
                height,
                ByteBuffer.allocateDirect((width + padding) * height),
                ByteBuffer.allocateDirect((chromaWidth + padding) * chromaHeight),
                ByteBuffer.allocateDirect((chromaWidth + padding) * chromaHeight),
                width + padding,
                chromaWidth + padding,
                chromaWidth + padding);
    }

    static int luma(I420 picture, int x, int y) {
        return picture.y().get(y * picture.strideY() + x) & 0xFF;
    }

    static void setLuma(I420 picture, int x, int y, double value) {
        picture.y().put(y * picture.strideY() + x, (byte) Math.clamp(Math.round(value), 0, 255));
    }

    /** Luma averaged over boxes, as a scaler does. */
    static I420 scaled(I420 from, int width, int height) {
        I420 to = allocate(width, height, 0);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int left = x * from.width() / width;
                int right = Math.max(left + 1, (x + 1) * from.width() / width);
                int top = y * from.height() / height;
                int bottom = Math.max(top + 1, (y + 1) * from.height() / height);
                setLuma(to, x, y, mean(from, left, top, right, bottom));
            }
        }
        return to;
    }

    static I420 blurred(I420 from, int reach) {
        I420 to = allocate(from.width(), from.height(), 0);
        for (int y = 0; y < from.height(); y++) {
            for (int x = 0; x < from.width(); x++) {
                int right = Math.min(from.width(), x + reach + 1);
                int bottom = Math.min(from.height(), y + reach + 1);
                setLuma(to, x, y, mean(from, Math.max(0, x - reach), Math.max(0, y - reach), right, bottom));
            }
        }
        return to;
    }

    /** Adds normal noise, after contrast was taken away around the middle. */
    static I420 degraded(I420 from, double contrast, double sigma, long seed) {
        RandomGenerator random = new Random(seed);
        I420 to = allocate(from.width(), from.height(), 0);
        for (int y = 0; y < from.height(); y++) {
            for (int x = 0; x < from.width(); x++) {
                double value = 128 + contrast * (luma(from, x, y) - 128);
                setLuma(to, x, y, value + sigma * random.nextGaussian());
            }
        }
        return to;
    }

    private static double mean(I420 from, int left, int top, int right, int bottom) {
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += luma(from, x, y);
            }
        }
        return (double) sum / ((right - left) * (bottom - top));
    }
}
