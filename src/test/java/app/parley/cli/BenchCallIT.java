package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley bench call --only chromium} as a process. That it measures real calls of both, not how good they are. */
@Timeout(300)
class BenchCallIT {
    private static final Duration PATIENCE = Duration.ofSeconds(270);

    @TempDir
    Path directory;

    @Test
    void measuresCallsBesideChromium() throws Exception {
        List<String> command = new ArrayList<>(Project.parley(List.of("-Dparley.checkout=" + Project.root())));
        command.addAll(List.of("bench", "call", "--only", "chromium", "--quick", "--for", "2s"));
        command.addAll(List.of("--out", directory.toString()));
        try (ChildProcess bench = ChildProcess.start("bench-call", command)) {
            assertEquals(0, bench.awaitExit(PATIENCE), () -> String.join("\n", bench.stderr()));
        }
        JsonObject found = JsonParser.parseString(Files.readString(directory.resolve("call-chromium.json")))
                .getAsJsonObject();
        for (String program : List.of("parley", "chromium")) {
            assertTrue(median(found, "setup, 1 pairs", program, "dialMs") > 5, program);
            assertTrue(median(found, "answered after a ring, 1 pairs", program, "acceptMs") > 5, program);
            assertTrue(median(found, "in a call with windows", program, "pssMib") > 50, program);
            assertTrue(median(found, "in a call with windows", program, "kbps") > 10, program);
            double p50 = median(found, "delay", program, "drawnP50");
            double p95 = median(found, "delay", program, "drawnP95");
            assertTrue(p50 > 1 && p50 <= p95 && p95 < 60_000, program + " " + p50 + " " + p95);
        }
        assertTrue(Files.notExists(directory.resolve("test-card.y4m")));
    }

    private static double median(JsonObject found, String section, String program, String figure) {
        return found.getAsJsonObject(section)
                .getAsJsonObject(program)
                .getAsJsonObject(figure)
                .get("median")
                .getAsDouble();
    }
}
