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

/** {@code parley bench startup} as a process. That it measures real windows, not how fast they are. */
@Timeout(300)
class BenchStartupIT {
    private static final Duration PATIENCE = Duration.ofSeconds(270);

    @TempDir
    Path directory;

    @Test
    void measuresParleyBesideAHelloWorld() throws Exception {
        List<String> command = new ArrayList<>(Project.parley(List.of("-Dparley.checkout=" + Project.root())));
        command.addAll(List.of("bench", "startup", "--quick", "--alone", "--out", directory.toString()));
        try (ChildProcess bench = ChildProcess.start("bench-startup", command)) {
            assertEquals(0, bench.awaitExit(PATIENCE), () -> String.join("\n", bench.stderr()));
        }
        JsonObject found = JsonParser.parseString(Files.readString(directory.resolve("startup.json")))
                .getAsJsonObject();
        for (String program : List.of("parley", "javafx hello")) {
            double mapped = median(found, "startup", program, "mappedMs");
            double drawn = median(found, "startup", program, "drawnMs");
            assertTrue(mapped > 50 && drawn >= mapped, program + " " + mapped + " " + drawn);
            assertTrue(median(found, "memory", program, "pssMib") > 20, program);
        }
        assertTrue(median(found, "startup", "parley", "helpMs") > 0);
        assertTrue(Files.readString(directory.resolve("startup.svg")).startsWith("<svg"));
    }

    private static double median(JsonObject found, String section, String program, String figure) {
        return found.getAsJsonObject(section)
                .getAsJsonObject(program)
                .getAsJsonObject(figure)
                .get("median")
                .getAsDouble();
    }
}
