package app.parley.cli;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Nearest-rank percentiles of some measurements: each is one that was really taken.
 *
 * @param count of measurements
 */
record Percentiles(int count, double p50, double p95, double max) {
    private static final double MIDDLE = 0.50;
    private static final double NEARLY_ALL = 0.95;

    /** Empty where nothing was measured. */
    static Optional<Percentiles> of(List<Double> measurements) {
        if (measurements.isEmpty()) {
            return Optional.empty();
        }
        List<Double> sorted = measurements.stream().sorted().toList();
        return Optional.of(
                new Percentiles(sorted.size(), rank(sorted, MIDDLE), rank(sorted, NEARLY_ALL), sorted.getLast()));
    }

    private static double rank(List<Double> sorted, double share) {
        return sorted.get(Math.max(0, (int) Math.ceil(share * sorted.size()) - 1));
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("count", count);
        json.addProperty("p50", p50);
        json.addProperty("p95", p95);
        json.addProperty("max", max);
        return json;
    }
}
