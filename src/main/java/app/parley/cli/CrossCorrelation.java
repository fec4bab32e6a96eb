package app.parley.cli;

import java.util.OptionalInt;

/** Finds a piece of sound again in another by cross-correlation, normalized, so that loudness does not matter. Pure. */
final class CrossCorrelation {
    /**
     * Of 1, which the same sound has. A sweep without an eighth of its middle has 0.67; the best place in noise stays
     * below this.
     */
    private static final double ALIKE = 0.4;

    private CrossCorrelation() {}

    /**
     * @param within longer than {@code piece}
     * @return where {@code piece} begins in {@code within}, in samples, or none if nothing in there is like it
     */
    static OptionalInt find(float[] piece, float[] within) {
        double own = energy(piece, 0, piece.length);
        double best = ALIKE;
        OptionalInt found = OptionalInt.empty();
        double theirs = energy(within, 0, piece.length);
        for (int lag = 0; lag + piece.length <= within.length; lag++) {
            double alike = product(piece, within, lag) / Math.sqrt(own * Math.max(1, theirs));
            if (alike > best) {
                best = alike;
                found = OptionalInt.of(lag);
            }
            if (lag + piece.length < within.length) {
                theirs += square(within[lag + piece.length]) - square(within[lag]);
            }
        }
        return found;
    }

    private static double product(float[] piece, float[] within, int lag) {
        double sum = 0;
        for (int i = 0; i < piece.length; i++) {
            sum += piece[i] * within[lag + i];
        }
        return sum;
    }

    private static double energy(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += square(samples[i]);
        }
        return sum;
    }

    private static double square(double sample) {
        return sample * sample;
    }
}
