package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SizeComparisonTest {
    @Test
    void drawingIsWhatACallWithWindowsTakesMore() throws Exception {
        var comparison = new SizeComparison(
                windows -> Map.of("cpuPercent", windows ? 150.0 : 90.0),
                windows -> Map.of("cpuPercent", windows ? 75.0 : 50.0),
                _ -> {});
        ComparisonReport report = comparison.measure(2);
        assertEquals(60, median(report, "1080p30", "drawingCpuPercent"));
        assertEquals(25, median(report, "720p30", "drawingCpuPercent"));
        assertTrue(report.table().contains("2.00   <= 1.8 x  NO"), report::table);
    }

    private static double median(ComparisonReport report, String size, String figure) {
        JsonObject found = report.json().getAsJsonObject("drawing").getAsJsonObject(size);
        return found.getAsJsonObject(figure).get("median").getAsDouble();
    }
}
