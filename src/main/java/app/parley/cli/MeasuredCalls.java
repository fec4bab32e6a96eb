package app.parley.cli;

import app.parley.bench.OurCalls;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The call benchmark's calls as figures that can be set beside a browser's. */
final class MeasuredCalls implements OurCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LOOK_MILLIS = 20;
    private static final List<String> ENDS = List.of("ann", "bob");

    private final CallBenchmark benchmark;

    MeasuredCalls(CallBenchmark benchmark) {
        this.benchmark = benchmark;
    }

    @Override
    public int port() {
        return benchmark.port();
    }

    @Override
    public Row row(int calls, Duration ring, Duration pause) throws IOException, InterruptedException {
        return new Reports(benchmark.rowOf(calls, ring, pause));
    }

    @Override
    public Map<String, Double> steady(Duration length) throws IOException, InterruptedException {
        return steady(true, length);
    }

    /** As {@link #steady(Duration)}; without windows nothing is drawn. */
    Map<String, Double> steady(boolean windows, Duration length) throws IOException, InterruptedException {
        JsonObject found = benchmark.steady(windows, length);
        Map<String, Double> figures = new HashMap<>();
        for (String name : ENDS) {
            JsonObject end = found.getAsJsonObject(name);
            if (!end.getAsJsonObject("video").get("codec").getAsString().equals("VP8")) {
                throw new IOException("Parley did not send VP8: " + end);
            }
            addCost(end, figures);
            addDelay("decoded", end, "delayMs", figures);
            if (windows) {
                double seconds = at(end, "video", "framesReceived") / at(end, "video", "fps");
                figures.merge("drawnFps", at(end, "video", "framesDrawn") / seconds, Math::min);
                addDelay("drawn", end, "drawnDelayMs", figures);
            }
        }
        figures.put("cpuPercent", figures.getOrDefault("endsCpuPercent", 0.0) + at(found, "displayCpuPercent"));
        return figures;
    }

    private static void addCost(JsonObject end, Map<String, Double> figures) throws IOException {
        figures.merge("endsCpuPercent", at(end, "cpuPercent"), Double::sum);
        figures.merge("pssMib", at(end, "pssMiB"), Double::sum);
        figures.merge("onePssMib", at(end, "pssMiB"), Math::max);
        figures.merge("kbps", at(end, "sentKbps") / ENDS.size(), Double::sum);
        figures.merge("fps", at(end, "video", "fps"), Math::min);
        figures.merge("width", at(end, "video", "width"), Math::min);
        figures.merge("freezes", at(end, "video", "freezes"), Double::sum);
    }

    /** The mean of both ends. */
    private static void addDelay(String key, JsonObject end, String field, Map<String, Double> figures)
            throws IOException {
        figures.merge(key + "P50", at(end, "video", field, "p50") / ENDS.size(), Double::sum);
        figures.merge(key + "P95", at(end, "video", field, "p95") / ENDS.size(), Double::sum);
    }

    private static double at(JsonObject from, String... path) throws IOException {
        JsonElement at = from;
        for (String key : path) {
            at = at.isJsonObject() ? at.getAsJsonObject().get(key) : null;
            if (at == null) {
                throw new IOException("no " + String.join(".", path) + " in " + from);
            }
        }
        if (!at.isJsonPrimitive()) {
            throw new IOException("no " + String.join(".", path) + " in " + from);
        }
        return at.getAsDouble();
    }

    /** Reads the reports as they come. */
    private static final class Reports implements Row {
        private final CallBenchmark.Peers peers;
        private int taken;

        Reports(CallBenchmark.Peers peers) {
            this.peers = peers;
        }

        @Override
        public Map<String, Double> next() throws IOException, InterruptedException {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (peers.ann().reports().size() <= taken
                    || peers.bob().reports().size() <= taken) {
                if (System.nanoTime() > deadline) {
                    throw new IOException("call " + (taken + 1) + " of Parley did not end");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
            // No camera has to be opened.
            double dial = at(peers.ann().reports().get(taken), "dialToFirstFrameMs");
            double accept = at(peers.bob().reports().get(taken), "acceptToFirstFrameMs");
            taken++;
            return Map.of("dialMs", dial, "dialOpeningMs", dial, "acceptMs", accept, "acceptOpeningMs", accept);
        }

        @Override
        public void close() {
            peers.close();
        }
    }
}
