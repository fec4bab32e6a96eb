package app.parley.cli;

import app.parley.bench.Vitals;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What one process held over time, and how much more it holds at the end. */
final class VitalsLog {
    /** The medians of this part of the readings at either end are compared. */
    private static final int PART = 10;

    private static final double NANOS_AN_HOUR = 3.6e12;

    private final String name;
    private final List<Vitals> readings = new ArrayList<>();

    VitalsLog(String name) {
        this.name = name;
    }

    void add(Vitals reading) {
        readings.add(reading);
    }

    /** The time over which growth is told: less than that from the first reading to the last. */
    double hours() {
        int part = part();
        long first = readings.isEmpty() ? 0 : readings.get(part / 2).takenNanos();
        long last = readings.isEmpty()
                ? 0
                : readings.get(readings.size() - part + part / 2).takenNanos();
        return (last - first) / NANOS_AN_HOUR;
    }

    private int part() {
        return Math.max(1, readings.size() / PART);
    }

    /** Its first and last values and the growth between, as JSON; what is too much goes to {@code problems}. */
    JsonObject judge(double mostMib, int mostMore, List<String> problems) {
        JsonObject json = new JsonObject();
        json.addProperty("readings", readings.size());
        if (readings.isEmpty()) {
            problems.add(name + " was not read");
            return json;
        }
        grown(json, "pssMiB", Vitals::pssMib, mostMib, problems);
        grown(json, "threads", Vitals::threads, mostMore, problems);
        grown(json, "files", Vitals::files, mostMore, problems);
        return json;
    }

    private void grown(
            JsonObject json, String what, ToDoubleFunction<Vitals> value, double most, List<String> problems) {
        int part = part();
        double first = median(readings.subList(0, part), value);
        double last = median(readings.subList(readings.size() - part, readings.size()), value);
        json.addProperty(what, rounded(last));
        json.addProperty(what + "Growth", rounded(last - first));
        if (last - first > most) {
            problems.add("%s: %s grew from %.1f to %.1f".formatted(name, what, first, last));
        }
    }

    private static double rounded(double value) {
        return Math.round(value * PART) / (double) PART;
    }

    private static double median(List<Vitals> some, ToDoubleFunction<Vitals> value) {
        List<Double> sorted = some.stream().map(value::applyAsDouble).sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
