package app.parley.capture;

import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Finds the one tone in a stretch of sound: Hann window, radix-2 FFT, a parabola through the peak's logarithms. Keeps
 * its arrays from one stretch to the next, so one thread at a time.
 */
final class Spectrum {
    static final int MOST_SAMPLES = 16_384;

    private static final int LEAST_SAMPLES = 2_048;
    private static final double LOWEST_HZ = 30;
    /** A window spreads a tone over this many bins to each side. */
    private static final int SPREAD = 3;
    /** Share of all power that the peak must hold to be called a tone. */
    private static final double CLEAR = 0.4;

    private int size;
    private double[] re = {};
    private double[] im = {};

    /**
     * In Hz; empty if no peak is clear of the rest, or if there is less than 2048 samples of sound.
     *
     * @param length how many samples from the beginning of {@code sound} there are
     */
    OptionalDouble tone(float[] sound, int length, int rate) {
        if (length < LEAST_SAMPLES) {
            return OptionalDouble.empty();
        }
        take(sound, length);
        transform();
        return peak(rate);
    }

    /** As many of the last samples as there is a power of two for. */
    private void take(float[] sound, int length) {
        size = Integer.highestOneBit(length);
        if (re.length != size) {
            re = new double[size];
            im = new double[size];
        }
        Arrays.fill(im, 0);
        int bits = Integer.numberOfTrailingZeros(size);
        for (int i = 0; i < size; i++) {
            double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
            re[Integer.reverse(i) >>> (Integer.SIZE - bits)] = window * sound[length - size + i];
        }
    }

    /** Cooley and Tukey in place; the input is in bit-reversed order. */
    private void transform() {
        for (int half = 1; half < size; half *= 2) {
            for (int k = 0; k < half; k++) {
                double cos = Math.cos(Math.PI * k / half);
                double sin = -Math.sin(Math.PI * k / half);
                for (int i = k; i < size; i += 2 * half) {
                    butterfly(i, i + half, cos, sin);
                }
            }
        }
    }

    private void butterfly(int a, int b, double cos, double sin) {
        double x = re[b] * cos - im[b] * sin;
        double y = re[b] * sin + im[b] * cos;
        re[b] = re[a] - x;
        im[b] = im[a] - y;
        re[a] += x;
        im[a] += y;
    }

    private OptionalDouble peak(int rate) {
        int from = Math.max(SPREAD + 1, (int) Math.ceil(LOWEST_HZ * size / rate));
        int top = from;
        double total = 0;
        for (int bin = from; bin < size / 2 - SPREAD; bin++) {
            total += power(bin);
            top = power(bin) > power(top) ? bin : top;
        }
        double around = 0;
        for (int bin = Math.max(from, top - SPREAD); bin <= top + SPREAD; bin++) {
            around += power(bin);
        }
        if (total <= 0 || around < CLEAR * total) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of((top + offset(top)) * rate / size);
    }

    /** How far the true peak is from the bin, -0.5 to 0.5. */
    private double offset(int bin) {
        double before = Math.log(power(bin - 1) + Double.MIN_NORMAL);
        double at = Math.log(power(bin) + Double.MIN_NORMAL);
        double after = Math.log(power(bin + 1) + Double.MIN_NORMAL);
        double bend = before - 2 * at + after;
        return bend < 0 ? Math.clamp((before - after) / (2 * bend), -0.5, 0.5) : 0;
    }

    private double power(int bin) {
        return re[bin] * re[bin] + im[bin] * im[bin];
    }
}
