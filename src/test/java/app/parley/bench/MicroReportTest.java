package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MicroReportTest {
    /** Two results in the form of JMH 1.37, what is not read left out. */
    private static final String RESULTS = """
            [{"benchmark": "app.parley.server.EnvelopeBenchmark.read", "mode": "avgt",
              "primaryMetric": {"score": 811.6, "scoreError": "NaN", "scoreUnit": "ns/op"},
              "secondaryMetrics": {"gc.alloc.rate": {"score": 300.0, "scoreUnit": "MB/sec"},
                                   "gc.alloc.rate.norm": {"score": 168.0, "scoreUnit": "B/op"}}},
             {"benchmark": "app.parley.webrtc.ConversionBenchmark.i420ToBgra", "params": {"height": "720"},
              "primaryMetric": {"score": 420.0, "scoreError": 8.5, "scoreUnit": "us/op"}, "secondaryMetrics": {}}]
            """;

    @TempDir
    Path directory;

    private MicroReport report(String results) throws IOException {
        JsonObject noise = new JsonObject();
        noise.addProperty("loadBefore", 0.5);
        return MicroReport.read(Files.writeString(directory.resolve("jmh.json"), results), noise);
    }

    @Test
    void tellsTimeAndAllocationOfEach() throws Exception {
        report(RESULTS).write(directory, "micro");
        JsonObject found = JsonParser.parseString(Files.readString(directory.resolve("micro.json")))
                .getAsJsonObject();
        assertEquals(0.5, found.getAsJsonObject("noise").get("loadBefore").getAsDouble());
        JsonObject paths = found.getAsJsonObject("paths");
        assertEquals(
                "{\"nanos\":811.6,\"allocatedBytes\":168.0}",
                paths.get("Envelope.read").toString());
        assertEquals(
                "{\"nanos\":420000.0,\"errorNanos\":8500.0}",
                paths.get("Conversion.i420ToBgra 720").toString());
    }

    @Test
    void drawsABarForEach() throws Exception {
        report(RESULTS).write(directory, "micro");
        String chart = Files.readString(directory.resolve("micro.svg"));
        assertTrue(chart.startsWith("<svg") && chart.stripTrailing().endsWith("</svg>"), chart);
        assertTrue(chart.contains(">Envelope.read<") && chart.contains(">812 ns, 168 bytes<"), chart);
        assertTrue(chart.contains(">420,000 ns<"), chart);
        assertFalse(chart.contains("NaN"), chart);
    }

    @Test
    void nothingMeasuredIsAnError() {
        assertThrows(IOException.class, () -> report("[]"));
    }
}
