package app.parley.bench;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a benchmark found, ours beside others: for a person, for a program, and as a picture. */
public final class ComparisonReport extends BenchReport {
    private static final String ROW = "%-66s %11s %11s %8s   %-9s %s";
    private static final double FINE = 100;
    private static final int COARSE = 1000;

    private final String title;
    private final List<String> contenders;
    private final int runs;
    private final List<Findings> sections;

    /**
     * @param title of the chart
     * @param contenders by name, ours first
     * @param runs of each section
     */
    ComparisonReport(String title, List<String> contenders, int runs, List<Findings> sections) {
        this.title = title;
        this.contenders = List.copyOf(contenders);
        this.runs = runs;
        this.sections = List.copyOf(sections);
    }

    @Override
    public String table() {
        List<String> lines = new ArrayList<>();
        for (Findings found : sections) {
            String second = contenders.size() == 2 ? contenders.getLast() : "other";
            lines.add(ROW.formatted(
                            found.section().word() + " (median of " + runs + ")",
                            contenders.getFirst(),
                            contenders.size() > 1 ? second : "",
                            contenders.size() > 1 ? "ratio" : "",
                            "wanted",
                            "reached")
                    .stripTrailing());
            found.section().figures().forEach(figure -> line(found, figure).ifPresent(lines::add));
            lines.add(meanwhile(found.noise()));
            lines.add("");
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** Empty where it compares with one that has not been measured. */
    private Optional<String> line(Findings found, Figure figure) {
        OptionalDouble ours = found.median(contenders.getFirst(), figure.key());
        OptionalDouble other = other(found, figure);
        if (!figure.other().isEmpty() && other.isEmpty()) {
            return Optional.empty();
        }
        String ratio = ours.isPresent() && other.isPresent() && other.getAsDouble() != 0
                ? String.format(Locale.ROOT, "%.2f", ours.getAsDouble() / other.getAsDouble())
                : "";
        return Optional.of(ROW.formatted(
                        "  " + label(figure),
                        text(ours),
                        text(other),
                        ratio,
                        figure.wanted(),
                        figure.reached(ours, other))
                .stripTrailing());
    }

    private static String label(Figure figure) {
        return figure.other().isEmpty() ? figure.label() : figure.label() + ", beside " + figure.other();
    }

    private OptionalDouble other(Findings found, Figure figure) {
        String other = figure.other().isEmpty() && contenders.size() == 2 ? contenders.getLast() : figure.other();
        return found.median(other, figure.key());
    }

    private static String text(OptionalDouble number) {
        if (number.isEmpty()) {
            return "";
        }
        double value = number.getAsDouble();
        String form = Math.abs(value) >= COARSE ? "%,.0f" : Math.abs(value) >= FINE ? "%.0f" : "%.2f";
        return String.format(Locale.ROOT, form, value);
    }

    @Override
    public JsonObject json() {
        var json = new JsonObject();
        json.addProperty("runs", runs);
        json.addProperty("processor", MachineSample.processor());
        json.addProperty("cores", Runtime.getRuntime().availableProcessors());
        sections.forEach(it -> json.add(it.section().word(), it.json(contenders)));
        return json;
    }

    /** A chart (SVG): how ours compares with the others in each figure that has a goal, or is beside one. */
    @Override
    public String chart() {
        var chart = new RatioChart(title + ": ours (blue) and the other (grey)");
        for (Findings found : sections) {
            for (Figure figure : found.section().figures()) {
                OptionalDouble ours = found.median(contenders.getFirst(), figure.key());
                OptionalDouble other = other(found, figure);
                boolean shown = figure.goal() != null || !figure.other().isEmpty();
                if (shown && ours.isPresent() && other.isPresent()) {
                    chart.add(label(figure), figure.wanted(), ours.getAsDouble(), other.getAsDouble());
                }
            }
        }
        return chart.svg();
    }
}
