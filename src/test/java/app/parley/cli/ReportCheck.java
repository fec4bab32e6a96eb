package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Set;

/** What must be true of the report of a call with test card and tone over this machine's own network. */
final class ReportCheck {
    private static final Set<String> FIELDS = Set.of(
            "outcome",
            "endReason",
            "peer",
            "role",
            "dialToConnectedMs",
            "dialToFirstFrameMs",
            "acceptToFirstFrameMs",
            "durationMs",
            "route",
            "roundTripMs",
            "video",
            "audio",
            "bytesSent",
            "bytesReceived",
            "cpuSeconds",
            "peakRssMiB");
    private static final Set<String> VIDEO_FIELDS = Set.of(
            "width",
            "height",
            "fps",
            "framesReceived",
            "framesLost",
            "freezes",
            "delayMs",
            "framesDrawn",
            "drawnDelayMs",
            "psnrDb",
            "codec");
    private static final Set<String> AUDIO_FIELDS = Set.of("packetsReceived", "concealedRatio", "level", "toneHz");

    private final JsonObject report;

    ReportCheck(JsonObject report) {
        this.report = report;
    }

    /** All documented fields, each with a value that a call of {@code seconds} can have. */
    void isWholeAfter(int seconds) {
        assertEquals(FIELDS, report.keySet());
        assertEquals("connected", text("outcome"));
        between(0, 60_000, "dialToConnectedMs");
        between(0, 60_000, "dialToFirstFrameMs");
        between(seconds * 1000 - 100, seconds * 1000 + 60_000, "durationMs");
        between(0, 1000, "roundTripMs");
        between(100_000, 1e9, "bytesSent");
        between(100_000, 1e9, "bytesReceived");
        between(0.1, 1000, "cpuSeconds");
        between(50, 2000, "peakRssMiB");
        assertEquals(
                Set.of("local", "remote", "protocol"),
                at("route").getAsJsonObject().keySet());
        assertEquals("udp", text("route", "protocol"));
        // A host's own address seen from outside the candidates first is peer-reflexive.
        assertTrue(Set.of("host", "prflx").contains(text("route", "local")), report::toString);
        assertTrue(Set.of("host", "prflx").contains(text("route", "remote")), report::toString);
    }

    /** The test card came whole and true. */
    void showsTheCard(double leastPsnrDb) {
        assertEquals(VIDEO_FIELDS, at("video").getAsJsonObject().keySet());
        assertEquals(1280, number("video", "width"), report::toString);
        assertEquals(720, number("video", "height"), report::toString);
        between(1, 31, "video", "fps");
        double received = between(10, 10_000, "video", "framesReceived");
        between(0, received / 2, "video", "framesLost");
        between(0, 1000, "video", "freezes");
        between(leastPsnrDb, 60, "video", "psnrDb");
        double p50 = between(0, 60_000, "video", "delayMs", "p50");
        double p95 = between(p50, 60_000, "video", "delayMs", "p95");
        between(p95, 60_000, "video", "delayMs", "max");
        assertEquals("VP8", text("video", "codec"));
    }

    /** The tone of the other's microphone, and most of it heard rather than made up. */
    void hearsTone(double hertz, double mostConcealed) {
        hearsSomething();
        assertEquals(hertz, number("audio", "toneHz"), 5, report::toString);
        between(0, mostConcealed, "audio", "concealedRatio");
    }

    /** Sound came, and no silence. */
    void hearsSomething() {
        assertEquals(AUDIO_FIELDS, at("audio").getAsJsonObject().keySet());
        between(-40, 0, "audio", "level");
        between(50, 100_000, "audio", "packetsReceived");
    }

    String text(String... path) {
        return at(path).getAsString();
    }

    double number(String... path) {
        return at(path).getAsDouble();
    }

    private double between(double least, double most, String... path) {
        double value = number(path);
        assertTrue(value >= least && value <= most, () -> String.join(".", path) + " in " + report);
        return value;
    }

    private JsonElement at(String... path) {
        JsonElement at = report;
        for (String key : path) {
            assertTrue(
                    at.isJsonObject() && at.getAsJsonObject().has(key), () -> String.join(".", path) + " in " + report);
            at = at.getAsJsonObject().get(key);
        }
        assertTrue(!at.isJsonNull(), () -> String.join(".", path) + " is null in " + report);
        return at;
    }
}
