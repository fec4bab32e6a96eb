package app.parley.bench;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a benchmark found: for a person, for a program, and as a picture. */
public abstract class BenchReport {
    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().serializeNulls().create();

    /** Writes {@code NAME.json} and {@code NAME.svg}; returns the table and, below it, where they are. */
    public final String write(Path directory, String name) throws IOException {
        Path file = directory.resolve(name + ".json");
        Files.writeString(file, GSON.toJson(json()) + "\n");
        Path chart = directory.resolve(name + ".svg");
        Files.writeString(chart, chart());
        return String.join(System.lineSeparator(), table(), file.toString(), chart.toString());
    }

    /** The table. */
    public abstract String table();

    /** All figures of all runs. */
    public abstract JsonObject json();

    /** A chart (SVG). */
    public abstract String chart();

    /** How busy the machine was, as {@link MachineSample#noiseSince} tells it: a line below a table. */
    static String meanwhile(JsonObject noise) {
        return "  meanwhile: load " + noise.get("loadBefore") + " -> " + noise.get("loadAfter") + ", stolen "
                + noise.get("stolenPercent") + " % of a core";
    }
}
