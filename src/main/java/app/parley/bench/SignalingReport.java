package app.parley.bench;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** What the signaling benchmark found: for a person, for a program, and as a picture. */
public final class SignalingReport {
    private static final String ROW = "%-66s %11s %11s %8s   %-9s %s";
    private static final double FINE = 100;
    private static final int COARSE = 1000;

    private final List<Contender> contenders;
    private final int runs;
    private final List<Findings> parts;

    SignalingReport(List<Contender> contenders, int runs, List<Findings> parts) {
        this.contenders = contenders;
        this.runs = runs;
        this.parts = parts;
    }

    /** The table. */
    public String table() {
        List<String> lines = new ArrayList<>();
        for (Findings part : parts) {
            String second = contenders.size() > 1 ? contenders.getLast().name() : "";
            lines.add(ROW.formatted(
                            part.part().word() + " (median of " + runs + ")",
                            contenders.getFirst().name(),
                            second,
                            second.isEmpty() ? "" : "ratio",
                            "wanted",
                            "reached")
                    .stripTrailing());
            part.part().figures().forEach(figure -> lines.add(line(part, figure)));
            JsonObject noise = part.noise();
            lines.add("  meanwhile: load " + noise.get("loadBefore") + " -> " + noise.get("loadAfter") + ", stolen "
                    + noise.get("stolenPercent") + " % of a core");
            lines.add("");
        }
        return String.join(System.lineSeparator(), lines);
    }

    private String line(Findings part, Figure figure) {
        OptionalDouble ours = part.median(contenders.getFirst(), figure.key());
        OptionalDouble reference = reference(part, figure);
        String ratio = ours.isPresent() && reference.isPresent() && reference.getAsDouble() != 0
                ? String.format(Locale.ROOT, "%.2f", ours.getAsDouble() / reference.getAsDouble())
                : "";
        return ROW.formatted(
                        "  " + figure.label(),
                        text(ours),
                        text(reference),
                        ratio,
                        figure.wanted(),
                        figure.reached(ours, reference))
                .stripTrailing();
    }

    private OptionalDouble reference(Findings part, Figure figure) {
        return contenders.size() > 1 ? part.median(contenders.getLast(), figure.key()) : OptionalDouble.empty();
    }

    private static String text(OptionalDouble number) {
        if (number.isEmpty()) {
            return "";
        }
        double value = number.getAsDouble();
        String form = Math.abs(value) >= COARSE ? "%,.0f" : Math.abs(value) >= FINE ? "%.0f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    /** All figures of all runs. */
    public JsonObject json() {
        var json = new JsonObject();
        json.addProperty("runs", runs);
        json.addProperty("processor", MachineSample.processor());
        json.addProperty("cores", Runtime.getRuntime().availableProcessors());
        parts.forEach(it -> json.add(it.part().word(), it.json(contenders)));
        return json;
    }

    /** A chart (SVG): how ours compares with the reference in each figure that has a goal. */
    public String chart() {
        var chart = new RatioChart();
        for (Findings part : parts) {
            for (Figure figure : part.part().figures()) {
                OptionalDouble ours = part.median(contenders.getFirst(), figure.key());
                OptionalDouble reference = reference(part, figure);
                if (figure.goal() != null && ours.isPresent() && reference.isPresent()) {
                    chart.add(figure, ours.getAsDouble(), reference.getAsDouble());
                }
            }
        }
        return chart.svg();
    }
}
