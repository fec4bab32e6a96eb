package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ParleyProcess;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley bench signaling} as a process. That it measures, not what. */
@Timeout(180)
class BenchSignalingIT {
    @TempDir
    Path directory;

    @Test
    void measuresARealServerAndWritesFiguresAndAChart() throws Exception {
        Path out = directory.resolve("out");
        try (ParleyProcess bench = ParleyProcess.start(
                directory, "bench", "signaling", "--quick", "--alone", "--only", "relay", "--out", out.toString())) {
            assertEquals(0, bench.awaitExit());
        }
        JsonObject found = JsonParser.parseString(Files.readString(out.resolve("signaling.json")))
                .getAsJsonObject();
        assertTrue(median(found, "relay", "perSecond1") > 0);
        assertTrue(median(found, "relay", "perCpuSecond8") > 0);
        assertTrue(Files.readString(out.resolve("signaling.svg")).startsWith("<svg"));
    }

    private static double median(JsonObject found, String part, String figure) {
        return found.getAsJsonObject(part)
                .getAsJsonObject("parley")
                .getAsJsonObject(figure)
                .get("median")
                .getAsDouble();
    }
}
