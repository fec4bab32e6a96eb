package app.parley.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** All runs' figures of one part, by contender. */
final class Findings {
    private final Part part;
    private final Map<String, Map<String, List<Double>>> runs = new HashMap<>();
    private JsonObject noise = new JsonObject();

    Findings(Part part) {
        this.part = part;
    }

    Part part() {
        return part;
    }

    void add(Contender contender, Map<String, Double> figures) {
        Map<String, List<Double>> all = runs.computeIfAbsent(contender.name(), _ -> new HashMap<>());
        figures.forEach(
                (key, value) -> all.computeIfAbsent(key, _ -> new ArrayList<>()).add(value));
    }

    void noise(JsonObject measured) {
        noise = measured;
    }

    JsonObject noise() {
        return noise;
    }

    OptionalDouble median(Contender contender, String key) {
        List<Double> sorted = values(contender, key).stream().sorted().toList();
        int middle = sorted.size() / 2;
        if (sorted.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    private List<Double> values(Contender contender, String key) {
        return runs.getOrDefault(contender.name(), Map.of()).getOrDefault(key, List.of());
    }

    /** {@code {"noise":…, "CONTENDER":{"FIGURE":{"median":…,"runs":[…]}}}}. */
    JsonObject json(List<Contender> contenders) {
        var json = new JsonObject();
        json.add("noise", noise);
        for (Contender contender : contenders) {
            var figures = new JsonObject();
            for (Figure figure : part.figures()) {
                median(contender, figure.key()).ifPresent(median -> {
                    var one = new JsonObject();
                    one.addProperty("median", median);
                    var each = new JsonArray();
                    values(contender, figure.key()).forEach(each::add);
                    one.add("runs", each);
                    figures.add(figure.key(), one);
                });
            }
            json.add(contender.name(), figures);
        }
        return json;
    }
}
