package app.parley.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** The hot paths as JMH measured them: for a person, for a program, and as a picture. */
public final class MicroReport extends BenchReport {
    private static final String ROW = "%-46s %14s %14s %14s";
    private static final int BARS_AT = 330;
    private static final double DECADE = 80;
    private static final int LINE = 24;
    private static final int TOP = 36;

    private final List<HotPath> paths;
    private final JsonObject noise;

    private MicroReport(List<HotPath> paths, JsonObject noise) {
        this.paths = paths;
        this.noise = noise;
    }

    /**
     * @param results the file that JMH writes with {@code -rf json}, of average times
     * @param noise as {@link MachineSample#noiseSince} tells it
     * @throws IOException if it cannot be read, or measured nothing
     */
    public static MicroReport read(Path results, JsonObject noise) throws IOException {
        List<HotPath> paths = StreamSupport.stream(
                        JsonParser.parseString(Files.readString(results))
                                .getAsJsonArray()
                                .spliterator(),
                        false)
                .map(JsonElement::getAsJsonObject)
                .map(HotPath::of)
                .toList();
        if (paths.isEmpty()) {
            throw new IOException("JMH measured nothing");
        }
        return new MicroReport(paths, noise);
    }

    @Override
    public String table() {
        List<String> lines = new ArrayList<>(List.of(ROW.formatted("hot path", "ns", "+-", "bytes allocated")));
        for (HotPath path : paths) {
            lines.add(ROW.formatted(path.name(), text(path.nanos()), text(path.errorNanos()), text(path.bytes()))
                    .stripTrailing());
        }
        lines.add(meanwhile(noise));
        lines.add("");
        return String.join(System.lineSeparator(), lines);
    }

    private static String text(double number) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, number < 100 ? "%,.1f" : "%,.0f", number);
    }

    @Override
    public JsonObject json() {
        var json = new JsonObject();
        json.addProperty("processor", MachineSample.processor());
        json.addProperty("cores", Runtime.getRuntime().availableProcessors());
        json.add("noise", noise);
        var all = new JsonObject();
        paths.forEach(it -> all.add(it.name(), it.json()));
        json.add("paths", all);
        return json;
    }

    /** A bar a path, on a scale of powers of ten: a nanosecond has no width. */
    @Override
    public String chart() {
        List<String> rows = new ArrayList<>();
        for (HotPath path : paths) {
            int y = TOP + LINE * rows.size();
            String value = text(path.nanos()) + " ns"
                    + (Double.isNaN(path.bytes()) ? "" : ", " + text(path.bytes()) + " bytes");
            double width = DECADE * Math.log10(Math.max(1, path.nanos()));
            rows.add(Svg.text(8, y + 11, path.name()) + Svg.bar(BARS_AT, y, width, "#2f6fde", value));
        }
        return Svg.chart(
                "Hot paths: time and allocation of one run, on a scale of powers of ten",
                TOP + LINE * rows.size(),
                rows);
    }
}
