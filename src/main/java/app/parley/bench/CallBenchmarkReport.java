package app.parley.bench;

import app.parley.bench.Figure.Goal;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code parley bench call} found of Parley's own calls, beside what it should be. Pure. */
public final class CallBenchmarkReport extends BenchReport {
    private static final String ROW = "%-44s %10s %10s   %s";
    private static final String NONE = "-";

    private final JsonObject findings;
    private final List<Group> groups = new ArrayList<>();

    /** @param findings the parts by their keys, figures that are missing as null */
    public CallBenchmarkReport(JsonObject findings) {
        this.findings = findings;
        for (String part : findings.keySet()) {
            JsonObject found = findings.getAsJsonObject(part);
            groups.add(
                    switch (part) {
                        case "inARow" -> row(found);
                        case "headless" -> call("one call without windows", found, atMost(55), List.of());
                        case "windows" -> call("one call with two windows", found, atMost(90), atMost(280));
                        case "mouthToEar" -> ear(found);
                        case "long" -> call("one minute without windows", found, List.of(), List.of());
                        default -> throw new IllegalArgumentException(part);
                    });
        }
    }

    /**
     * A part of the table.
     *
     * @param first what the first column holds
     */
    private record Group(String title, String first, String second, List<Line> lines, JsonObject noise) {}

    /** @param wanted of both columns, or one for each; empty where nothing is */
    private record Line(String what, Optional<Double> first, Optional<Double> second, List<Goal> wanted) {
        String row() {
            String goals = wanted.stream().map(Goal::text).collect(Collectors.joining(", "));
            return ROW.formatted("  " + what, text(first), text(second), goals).stripTrailing();
        }
    }

    private static Group row(JsonObject row) {
        List<Goal> soon = List.of(new Goal(300, false, false), new Goal(450, false, false));
        List<Line> lines = List.of(
                percentiles("dial -> first remote frame, ms", row, "dialToFirstFrameMs", soon),
                percentiles("dial -> connected, ms", row, "dialToConnectedMs", List.of()),
                percentiles("accept -> first remote frame, ms", row, "acceptToFirstFrameMs", List.of()),
                new Line(
                        "the first of them, dial -> first frame, ms",
                        number(row, "firstCallDialToFirstFrameMs"),
                        Optional.empty(),
                        List.of()));
        return new Group(text(number(row, "calls")) + " calls in a row", "p50", "p95", lines, noise(row));
    }

    private static Group call(String title, JsonObject call, List<Goal> cpu, List<Goal> pss) {
        List<Line> lines = List.of(
                both("frames received a second", call, atLeast(28), "video", "fps"),
                both("freezes", call, atMost(0), "video", "freezes"),
                both("frames lost", call, List.of(), "video", "framesLost"),
                both("width", call, atLeast(1280), "video", "width"),
                both("PSNR, dB", call, atLeast(32), "video", "psnrDb"),
                both("picture delay p50, ms", call, atMost(100), "video", "delayMs", "p50"),
                both("picture delay p95, ms", call, List.of(), "video", "delayMs", "p95"),
                both("tone heard, Hz (660, 440)", call, List.of(), "audio", "toneHz"),
                both("CPU, % of a core", call, cpu, "cpuPercent"),
                both("memory (PSS), MiB", call, pss, "pssMiB"),
                both("end of the call -> end of the process, ms", call, atMost(2000), "goodbyeMs"));
        return new Group(title, "ann", "bob", lines, noise(call));
    }

    private static Group ear(JsonObject call) {
        List<Line> lines = List.of(percentiles("mouth -> ear, ms", call, "mouthToEarMs", atMost(120)));
        return new Group("a call that is listened to", "p50", "p95", lines, noise(call));
    }

    private static Line percentiles(String what, JsonObject from, String figure, List<Goal> wanted) {
        return new Line(what, number(from, figure, "p50"), number(from, figure, "p95"), wanted);
    }

    private static Line both(String what, JsonObject call, List<Goal> wanted, String... path) {
        return new Line(
                what, number(call.getAsJsonObject("ann"), path), number(call.getAsJsonObject("bob"), path), wanted);
    }

    private static List<Goal> atMost(double bound) {
        return List.of(new Goal(bound, false, false));
    }

    private static List<Goal> atLeast(double bound) {
        return List.of(new Goal(bound, false, true));
    }

    private static JsonObject noise(JsonObject section) {
        return section.getAsJsonObject("noise");
    }

    /** The figure at a path; empty where there is none. */
    private static Optional<Double> number(JsonObject from, String... path) {
        JsonElement at = from;
        for (String key : path) {
            JsonElement next = at.isJsonObject() ? at.getAsJsonObject().get(key) : null;
            if (next == null || next.isJsonNull()) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at.getAsDouble());
    }

    private static String text(Optional<Double> number) {
        return number.map(it ->
                        it == Math.rint(it) ? Long.toString(it.longValue()) : String.format(Locale.ROOT, "%.1f", it))
                .orElse(NONE);
    }

    @Override
    public String table() {
        List<String> lines = new ArrayList<>();
        for (Group group : groups) {
            lines.add(ROW.formatted(group.title(), group.first(), group.second(), "wanted"));
            group.lines().forEach(it -> lines.add(it.row()));
            lines.add(meanwhile(group.noise()) + ", other processes "
                    + group.noise().get("otherCpuPercent") + " %");
            lines.add("");
        }
        return String.join(System.lineSeparator(), lines);
    }

    @Override
    public JsonObject json() {
        return findings;
    }

    /** What has a goal, beside it. */
    @Override
    public String chart() {
        var chart = new RatioChart("Calls between two Parleys: measured (blue) and wanted (grey)");
        for (Group group : groups) {
            for (Line line : group.lines()) {
                bar(chart, group.title() + ", " + group.first(), line, line.first(), 0);
                bar(chart, group.title() + ", " + group.second(), line, line.second(), 1);
            }
        }
        return chart.svg();
    }

    /** @param column of the figure, whose goal may be that of both */
    private static void bar(RatioChart chart, String of, Line line, Optional<Double> measured, int column) {
        if (measured.isPresent() && !line.wanted().isEmpty()) {
            Goal goal = line.wanted().get(Math.min(column, line.wanted().size() - 1));
            chart.add(of + ": " + line.what(), goal.text(), measured.get(), goal.bound());
        }
    }
}
