package app.parley.capture;

import app.parley.capture.TestCardReading.Delay;
import java.util.Optional;

/** Counts delays in classes of 0.1 ms up to 2 s; later ones share the last class and only the maximum knows them. */
final class DelayHistogram {
    private static final int CLASSES = 20_000;
    private static final double TENTHS_PER_MS = 10;

    private final int[] counts = new int[CLASSES + 1];
    private int total;
    private int max;

    /** Adds one; clocks of one host may disagree by a hair, so less than nothing counts as nothing. */
    void add(int tenths) {
        int delay = Math.max(0, tenths);
        counts[Math.min(delay, CLASSES)]++;
        total++;
        max = Math.max(max, delay);
    }

    /** Empty before the first. */
    Optional<Delay> summary() {
        return total == 0
                ? Optional.empty()
                : Optional.of(new Delay(quantile(0.5), quantile(0.95), max / TENTHS_PER_MS));
    }

    /** Nearest rank. */
    private double quantile(double share) {
        long rank = (long) Math.ceil(share * total);
        int delay = 0;
        for (long seen = counts[0]; seen < rank; seen += counts[delay]) {
            delay++;
        }
        return (delay < CLASSES ? delay : max) / TENTHS_PER_MS;
    }
}
