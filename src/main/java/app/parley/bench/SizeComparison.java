package app.parley.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What drawing costs, and what larger pictures do: calls at 1080p30 beside calls at 720p30, with and without windows. */
public final class SizeComparison {
    private static final List<String> NAMES = List.of("1080p30", "720p30");
    private static final String CPU = "cpuPercent";
    private static final List<Figure> FIGURES = List.of(
            Figure.less(CPU, "CPU of both ends and the X server, % of a core", 1.8),
            Figure.plain("headlessCpuPercent", "the same without windows"),
            Figure.plain("drawingCpuPercent", "so drawing takes"),
            Figure.plain("fps", "pictures received a second, the lesser end"),
            Figure.plain("drawnFps", "pictures drawn a second, the lesser end"),
            Figure.plain("width", "width received, pixels, the lesser end"),
            Figure.plain("onePssMib", "memory (PSS) of one end, MiB"),
            Figure.plain("kbps", "sent by one end, kbit/s"),
            Figure.plain("drawnP50", "picture sent -> about to be drawn, p50, ms"));

    /** Calls of one size. */
    @FunctionalInterface
    public interface Sized {
        /** One call's figures by their keys, as {@link OurCalls#steady} gives them. */
        Map<String, Double> steady(boolean windows) throws IOException, InterruptedException;
    }

    private final Sized large;
    private final Sized small;
    private final Consumer<String> progress;

    public SizeComparison(Sized large, Sized small, Consumer<String> progress) {
        this.large = large;
        this.small = small;
        this.progress = progress;
    }

    /** Measures both by turns; the medians of {@code runs} count. */
    public ComparisonReport measure(int runs) throws IOException, InterruptedException {
        Findings found = new Findings(Section.of("drawing", FIGURES));
        MachineSample before = MachineSample.now();
        for (int run = 1; run <= runs; run++) {
            progress.accept("run " + run + " of " + runs);
            found.add(NAMES.getFirst(), both(large));
            found.add(NAMES.getLast(), both(small));
        }
        JsonObject noise = MachineSample.now().noiseSince(before);
        found.noise(noise);
        return new ComparisonReport("Larger pictures", NAMES, runs, List.of(found));
    }

    private static Map<String, Double> both(Sized calls) throws IOException, InterruptedException {
        Map<String, Double> figures = new HashMap<>(calls.steady(true));
        double headless = calls.steady(false).getOrDefault(CPU, 0.0);
        figures.put("headlessCpuPercent", headless);
        figures.put("drawingCpuPercent", figures.getOrDefault(CPU, 0.0) - headless);
        return figures;
    }
}
