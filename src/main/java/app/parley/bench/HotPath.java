package app.parley.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What JMH found of one hot path.
 *
 * @param name class and method, with parameters
 * @param nanos a run of it takes, on average
 * @param errorNanos half the width of the 99.9 % confidence interval; NaN after a single iteration
 * @param bytes a run of it allocates; NaN if that was not measured
 */
record HotPath(String name, double nanos, double errorNanos, double bytes) {
    private static final String SUFFIX = "Benchmark";
    /** Some versions of JMH put a dot before the name. */
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private static final Map<String, Double> NANOS = Map.of("ns/op", 1.0, "us/op", 1e3, "ms/op", 1e6, "s/op", 1e9);

    /** @param result one of those that JMH writes with {@code -rf json}, of average times */
    static HotPath of(JsonObject result) {
        JsonObject time = result.getAsJsonObject("primaryMetric");
        double unit = NANOS.getOrDefault(time.get("scoreUnit").getAsString(), Double.NaN);
        return new HotPath(
                name(result),
                time.get("score").getAsDouble() * unit,
                time.get("scoreError").getAsDouble() * unit,
                allocation(result.getAsJsonObject("secondaryMetrics")));
    }

    private static String name(JsonObject result) {
        String[] words = result.get("benchmark").getAsString().split("\\.", -1);
        String type = words[words.length - 2];
        StringJoiner name = new StringJoiner(" ");
        name.add((type.endsWith(SUFFIX) ? type.substring(0, type.length() - SUFFIX.length()) : type) + "."
                + words[words.length - 1]);
        if (result.has("params")) {
            result.getAsJsonObject("params").asMap().values().forEach(it -> name.add(it.getAsString()));
        }
        return name.toString();
    }

    private static double allocation(JsonObject metrics) {
        return metrics.entrySet().stream()
                .filter(it -> it.getKey().endsWith(ALLOCATION))
                .map(Map.Entry::getValue)
                .map(JsonElement::getAsJsonObject)
                .mapToDouble(it -> it.get("score").getAsDouble())
                .findFirst()
                .orElse(Double.NaN);
    }

    JsonObject json() {
        var json = new JsonObject();
        add(json, "nanos", nanos);
        add(json, "errorNanos", errorNanos);
        add(json, "allocatedBytes", bytes);
        return json;
    }

    /** JSON has no NaN. */
    private static void add(JsonObject json, String key, double value) {
        if (!Double.isNaN(value)) {
            json.addProperty(key, value);
        }
    }
}
