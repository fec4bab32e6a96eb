package app.parley.bench;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Calls between two Parleys beside calls between two headless Chromiums with PeerJS: the same signaling server, the same
 * test card at 1280 x 720 and 30 pictures a second, VP8, by turns.
 */
public final class CallComparison {
    private static final Duration SHORT_CALL = Duration.ofMillis(700);
    /** A person takes longer to answer. */
    private static final Duration RING = Duration.ofSeconds(1);

    private static final double PERCENT = 100;
    private static final double KIB_PER_MIB = 1024;
    private static final double NEARLY_ALL = 0.95;

    private static final List<Figure> SETUP = List.of(
            Figure.less("dialMs", "dial -> first picture, ms; the camera is open already", 0.6),
            Figure.plain("dialOpeningMs", "dial -> first picture, ms; with opening the camera"));
    private static final List<Figure> ANSWER = List.of(
            Figure.less("acceptMs", "accept -> first picture, ms; the camera is open already", 0.5),
            Figure.plain("acceptOpeningMs", "accept -> first picture, ms; with opening the camera"));
    private static final List<Figure> COST = List.of(
            Figure.less("cpuPercent", "CPU of both ends and ours' X server, % of a core", 0.8),
            Figure.plain("endsCpuPercent", "CPU of both ends, % of a core"),
            Figure.less("pssMib", "memory (PSS) of both ends, all processes, MiB", 0.35),
            Figure.atMost("onePssMib", "memory (PSS) of one end, MiB", 280),
            Figure.plain("fps", "pictures received a second, the lesser end"),
            Figure.plain("width", "width received, pixels, the lesser end"),
            Figure.plain("kbps", "sent by one end, kbit/s"),
            Figure.atMost("freezes", "freezes", 0));
    private static final List<Figure> DELAY = List.of(
            Figure.atMost("drawnP50", "picture sent -> about to be drawn, p50, ms", 60),
            Figure.less("drawnP50", "picture sent -> about to be drawn, p50, ms", 0.8),
            Figure.atMost("drawnP95", "picture sent -> about to be drawn, p95, ms", 100),
            Figure.less("drawnP95", "picture sent -> about to be drawn, p95, ms", 0.8),
            Figure.plain("decodedP50", "picture sent -> decoded, p50, ms"),
            Figure.plain("decodedP95", "picture sent -> decoded, p95, ms"));
    private static final List<String> NAMES = List.of("parley", "chromium");

    private final OurCalls ours;
    private final BrowserPair.Setup setup;
    private final Plan plan;
    private final Consumer<String> progress;

    /**
     * How it is to run.
     *
     * @param pairs of calls that are set up
     * @param pause of ours after each of them, in which the browsers have their call
     * @param ramp how long a picture takes to have its size
     * @param runs of the long calls
     * @param length of each of them
     */
    public record Plan(int pairs, Duration pause, int runs, Duration ramp, Duration length) {}

    public CallComparison(OurCalls ours, BrowserPair.Setup setup, Plan plan, Consumer<String> progress) {
        this.ours = ours;
        this.setup = setup;
        this.plan = plan;
        this.progress = progress;
    }

    /** Measures all; takes minutes. */
    public ComparisonReport measure() throws IOException, InterruptedException {
        List<Findings> all = new ArrayList<>();
        all.add(inPairs("setup, " + plan.pairs() + " pairs", SETUP, Duration.ZERO));
        all.add(inPairs("answered after a ring, " + plan.pairs() + " pairs", ANSWER, RING));
        all.addAll(steady());
        return new ComparisonReport("Calls beside Chromium with PeerJS", NAMES, plan.runs(), all);
    }

    private Findings inPairs(String title, List<Figure> figures, Duration ring)
            throws IOException, InterruptedException {
        Findings found = new Findings(Section.of(title, figures));
        MachineSample before = MachineSample.now();
        try (BrowserPair browsers = BrowserPair.start(setup, ours.port());
                OurCalls.Row row = ours.row(plan.pairs() + 1, ring, plan.pause().plus(ring))) {
            for (int pair = 0; pair <= plan.pairs(); pair++) {
                progress.accept("call " + pair + " of " + plan.pairs() + " of each, beside Chromium");
                Map<String, Double> one = row.next();
                Map<String, Double> other = browsers.call(false, ring);
                TimeUnit.MILLISECONDS.sleep(SHORT_CALL.toMillis());
                browsers.hangUp();
                // The first of each loads what the later ones have.
                if (pair > 0) {
                    found.add(NAMES.getFirst(), one);
                    found.add(NAMES.getLast(), setUpFigures(other));
                }
            }
        }
        found.noise(MachineSample.now().noiseSince(before));
        return found;
    }

    private static Map<String, Double> setUpFigures(Map<String, Double> call) {
        return Map.of(
                "dialMs", call.getOrDefault("call", 0.0),
                "dialOpeningMs", call.getOrDefault("dial", 0.0),
                "acceptMs", call.getOrDefault("answer", 0.0),
                "acceptOpeningMs", call.getOrDefault("accept", 0.0));
    }

    private List<Findings> steady() throws IOException, InterruptedException {
        List<Findings> found = List.of(
                new Findings(Section.of("in a call with windows", COST)), new Findings(Section.of("delay", DELAY)));
        MachineSample before = MachineSample.now();
        for (int run = 1; run <= plan.runs(); run++) {
            progress.accept("a long call, run " + run + " of " + plan.runs() + ", Parley");
            Map<String, Double> one = ours.steady(plan.length());
            found.forEach(it -> it.add(NAMES.getFirst(), one));
            progress.accept("a long call, run " + run + " of " + plan.runs() + ", Chromium");
            Map<String, Double> other = steadyBrowsers();
            found.forEach(it -> it.add(NAMES.getLast(), other));
        }
        JsonObject noise = MachineSample.now().noiseSince(before);
        found.forEach(it -> it.noise(noise));
        return found;
    }

    private Map<String, Double> steadyBrowsers() throws IOException, InterruptedException {
        try (BrowserPair browsers = BrowserPair.start(setup, ours.port())) {
            Map<String, Double> figures = new HashMap<>();
            browsers.call(false, Duration.ZERO);
            sleep(plan.ramp().plus(plan.length().dividedBy(4)));
            ProcessSample early = browsers.sample();
            List<JsonObject> before = browsers.read();
            sleep(plan.length().dividedBy(2));
            ProcessSample late = browsers.sample();
            cost(early, late, before, browsers.read(), figures);
            browsers.hangUp();
            browsers.call(true, Duration.ZERO);
            sleep(plan.ramp());
            browsers.read();
            sleep(plan.length().dividedBy(2));
            delays(browsers.read(), figures);
            return figures;
        }
    }

    private static void cost(
            ProcessSample early,
            ProcessSample late,
            List<JsonObject> before,
            List<JsonObject> after,
            Map<String, Double> figures)
            throws IOException {
        double seconds = (late.takenNanos() - early.takenNanos()) / 1e9;
        double cpu = PERCENT * (late.cpuSeconds() - early.cpuSeconds()) / seconds;
        figures.put("cpuPercent", cpu);
        figures.put("endsCpuPercent", cpu);
        figures.put("pssMib", late.pssKib() / KIB_PER_MIB);
        figures.put("onePssMib", late.pssKib() / KIB_PER_MIB / 2);
        for (int end = 0; end < after.size(); end++) {
            JsonObject first = before.get(end);
            JsonObject last = after.get(end);
            if (!last.get("codec").getAsString().equals("video/VP8")) {
                throw new IOException("Chromium did not send VP8: " + last);
            }
            double millis = number(last, "at") - number(first, "at");
            figures.merge("fps", 1000 * (number(last, "decoded") - number(first, "decoded")) / millis, Math::min);
            figures.merge("width", number(last, "width"), Math::min);
            figures.merge("freezes", number(last, "freezes"), Double::sum);
            figures.merge("kbps", 8 * (number(last, "sent") - number(first, "sent")) / millis / 2, Double::sum);
        }
    }

    private static double number(JsonObject from, String key) {
        return from.get(key).getAsDouble();
    }

    private static void delays(List<JsonObject> ends, Map<String, Double> figures) throws IOException {
        List<Double> delays = ends.stream()
                .flatMap(end -> Stream.of(end.getAsJsonArray("delays")))
                .flatMap(array -> array.asList().stream())
                .map(JsonElement::getAsDouble)
                .sorted()
                .toList();
        if (delays.isEmpty()) {
            throw new IOException("no picture of Chromium could be read");
        }
        figures.put("drawnP50", delays.get(delays.size() / 2));
        figures.put("drawnP95", delays.get((int) (delays.size() * NEARLY_ALL)));
    }

    private static void sleep(Duration time) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(time.toMillis());
    }
}
