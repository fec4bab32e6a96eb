package app.parley.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** All runs' figures of one section, by contender. */
final class Findings {
    private final Section section;
    private final Map<String, Map<String, List<Double>>> runs = new HashMap<>();
    private JsonObject noise = new JsonObject();

    Findings(Section section) {
        this.section = section;
    }

    Section section() {
        return section;
    }

    void add(String contender, Map<String, Double> figures) {
        Map<String, List<Double>> all = runs.computeIfAbsent(contender, _ -> new HashMap<>());
        figures.forEach(
                (key, value) -> all.computeIfAbsent(key, _ -> new ArrayList<>()).add(value));
    }

    void noise(JsonObject measured) {
        noise = measured;
    }

    JsonObject noise() {
        return noise;
    }

    OptionalDouble median(String contender, String key) {
        List<Double> sorted = values(contender, key).stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    private List<Double> values(String contender, String key) {
        return runs.getOrDefault(contender, Map.of()).getOrDefault(key, List.of());
    }

    /** {@code {"noise":…, "CONTENDER":{"FIGURE":{"median":…,"runs":[…]}}}}. */
    JsonObject json(List<String> contenders) {
        var json = new JsonObject();
        json.add("noise", noise);
        Set<String> all = new LinkedHashSet<>(contenders);
        all.addAll(runs.keySet());
        for (String contender : all) {
            var figures = new JsonObject();
            for (String key : keys()) {
                median(contender, key).ifPresent(median -> {
                    var one = new JsonObject();
                    one.addProperty("median", median);
                    var each = new JsonArray();
                    values(contender, key).forEach(each::add);
                    one.add("runs", each);
                    figures.add(key, one);
                });
            }
            json.add(contender, figures);
        }
        return json;
    }

    /** Several figures may compare one measurement, each with another contender. */
    private List<String> keys() {
        return section.figures().stream().map(Figure::key).distinct().toList();
    }
}
