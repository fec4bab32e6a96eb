package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallBenchmarkReportTest {
    private static final String NOISE =
            "\"noise\": {\"loadBefore\": 0.5, \"loadAfter\": 2.5, \"otherCpuPercent\": 7, \"stolenPercent\": 3}";
    private static final String ROW =
            "{\"inARow\": {\"calls\": 20, \"dialToFirstFrameMs\": {\"p50\": 210.5, \"p95\": 460},"
                    + " \"dialToConnectedMs\": null, \"acceptToFirstFrameMs\": null, \"firstCallDialToFirstFrameMs\": 700, "
                    + NOISE + "}}";
    private static final String CALL = "{\"windows\": {\"ann\": {\"video\": {\"fps\": 29.9}, \"pssMiB\": 250},"
            + " \"bob\": {\"video\": {\"fps\": null}, \"pssMiB\": 300}, " + NOISE + "}}";

    @TempDir
    Path directory;

    private static CallBenchmarkReport report(String findings) {
        return new CallBenchmarkReport(JsonParser.parseString(findings).getAsJsonObject());
    }

    private String chart(String findings) throws IOException {
        report(findings).write(directory, "call");
        return Files.readString(directory.resolve("call.svg"));
    }

    @Test
    void tellsEachFigureBesideItsGoalAndADashWhereThereIsNone() {
        String table = report(ROW).table().replaceAll(" +", " ");
        assertTrue(table.contains("20 calls in a row p50 p95 wanted"), table);
        assertTrue(table.contains("dial -> first remote frame, ms 210.5 460 <= 300, <= 450"), table);
        assertTrue(table.contains("dial -> connected, ms - -"), table);
        assertTrue(table.contains("load 0.5 -> 2.5, stolen 3 % of a core, other processes 7 %"), table);
    }

    @Test
    void drawsWhatHasAGoalBesideItAndLeavesOutWhatWasNotMeasured() throws IOException {
        String row = chart(ROW);
        assertTrue(row.contains(">20 calls in a row, p50: dial -> first remote frame, ms (&lt;= 300)<"), row);
        assertTrue(row.contains(">460.00<") && row.contains(">450.00<"), row);
        assertFalse(row.contains("connected"), row);
        String call = chart(CALL);
        assertTrue(call.contains("one call with two windows, ann: frames received a second (>= 28)"), call);
        assertFalse(call.contains("bob: frames"), call);
        assertTrue(call.contains("bob: memory (PSS), MiB (&lt;= 280)"), call);
    }

    @Test
    void writesWhatIsMissingAsNull() throws IOException {
        report(ROW).write(directory, "call");
        JsonObject written = JsonParser.parseString(Files.readString(directory.resolve("call.json")))
                .getAsJsonObject();
        assertEquals(JsonParser.parseString(ROW), written);
    }
}
