package app.parley.cli;

import app.parley.bench.MachineSample;
import app.parley.bench.ProcessSample;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;

/** What the call benchmark makes of reports and samples: JSON objects. Pure but for reading a peer's report. */
final class CallFindings {
    private static final double PERCENT = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double KIB_PER_MIB = 1024;

    private CallFindings() {}

    /** The machine and both peers at one moment of a call. */
    record Moment(MachineSample machine, ProcessSample ann, ProcessSample bob, ProcessSample display) {
        JsonObject noiseSince(Moment before) {
            double ours = ann.cpuSeconds()
                    - before.ann.cpuSeconds()
                    + bob.cpuSeconds()
                    - before.bob.cpuSeconds()
                    + display.cpuSeconds()
                    - before.display.cpuSeconds();
            return machine.noiseSince(before.machine, ours);
        }

        /** The X server's work on our windows. */
        double displayCpuPercent(Moment before) {
            double seconds = (display.takenNanos() - before.display.takenNanos()) / NANOS_PER_SECOND;
            return PERCENT * (display.cpuSeconds() - before.display.cpuSeconds()) / seconds;
        }
    }

    /** Of calls in a row, in milliseconds. */
    static JsonObject ofRow(List<JsonObject> ann, List<JsonObject> bob) {
        JsonObject json = new JsonObject();
        json.addProperty("calls", ann.size());
        json.add("dialToFirstFrameMs", percentiles(ann, "dialToFirstFrameMs"));
        json.add("dialToConnectedMs", percentiles(ann, "dialToConnectedMs"));
        json.add("acceptToFirstFrameMs", percentiles(bob, "acceptToFirstFrameMs"));
        json.add(
                "firstCallDialToFirstFrameMs",
                ann.isEmpty() ? JsonNull.INSTANCE : ann.getFirst().get("dialToFirstFrameMs"));
        return json;
    }

    private static JsonElement percentiles(List<JsonObject> reports, String figure) {
        List<Double> measured = reports.stream()
                .map(report -> report.get(figure))
                .filter(JsonElement::isJsonPrimitive)
                .map(JsonElement::getAsDouble)
                .toList();
        return Percentiles.of(measured).<JsonElement>map(Percentiles::json).orElse(JsonNull.INSTANCE);
    }

    /** Of one side of a call. */
    static JsonObject ofOne(BenchPeer peer, ProcessSample early, ProcessSample late) throws IOException {
        JsonObject json = new JsonObject();
        double seconds = (late.takenNanos() - early.takenNanos()) / NANOS_PER_SECOND;
        json.addProperty("cpuPercent", Math.round(PERCENT * (late.cpuSeconds() - early.cpuSeconds()) / seconds));
        json.addProperty("pssMiB", Math.round(late.pssKib() / KIB_PER_MIB));
        json.addProperty("rssMiB", Math.round(late.rssKib() / KIB_PER_MIB));
        json.addProperty("goodbyeMs", peer.goodbye().toMillis());
        JsonObject report = peer.reports().getLast();
        json.add("dialToFirstFrameMs", report.get("dialToFirstFrameMs"));
        double bits = 8 * report.get("bytesSent").getAsDouble();
        json.addProperty("sentKbps", bits / report.get("durationMs").getAsDouble());
        json.add("video", report.get("video"));
        json.add("audio", report.get("audio"));
        json.add("route", report.get("route"));
        return json;
    }
}
