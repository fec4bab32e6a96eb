package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.LogEntry;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerLogFormatterTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z";

    @Test
    void anEventIsALineOfPairs() {
        String line = new ServerLogFormatter(false).format(event());
        assertTrue(
                line.matches("time=" + TIME + " level=info event=listening port=9000 tls=true why=\"two words\"\\R"),
                line);
    }

    @Test
    void anEventIsAnObject() {
        JsonObject json = JsonParser.parseString(new ServerLogFormatter(true).format(event()))
                .getAsJsonObject();
        assertTrue(json.get("time").getAsString().matches(TIME));
        assertEquals("info", json.get("level").getAsString());
        assertEquals("listening", json.get("event").getAsString());
        assertEquals(9000, json.get("port").getAsInt());
        assertTrue(json.get("tls").getAsBoolean());
    }

    @Test
    void aMultilineMessageOfALibraryIsOneLineWithoutAddresses() {
        var entry = new LogRecord(
                Level.WARNING,
                "[id: 0x1, L:/192.0.2.1:9000 - R:/[2001:db8::7]:50000]\nsecond \"line\" of fe80::1%eth0");
        entry.setLoggerName("io.netty.channel");
        for (boolean json : new boolean[] {true, false}) {
            String line = new ServerLogFormatter(json).format(entry);
            assertEquals(1, line.lines().count(), line);
            assertFalse(line.contains("192.0.2") || line.contains("2001") || line.contains("fe80"), line);
            assertTrue(line.contains("[address]") && line.contains("io.netty.channel"), line);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whatWasThrownShowsWhereButNotWhatItSays(boolean json) {
        var entry = new LogRecord(Level.SEVERE, "housekeeping-failed");
        entry.setThrown(new IllegalStateException("t0ken", new IOException("v=0 candidate:1")));
        String line = new ServerLogFormatter(json).format(entry);
        assertTrue(line.contains("java.lang.IllegalStateException < java.io.IOException"), line);
        assertTrue(line.contains("ServerLogFormatterTest.whatWasThrown"), line);
        assertFalse(line.contains("t0ken") || line.contains("candidate"), line);
        assertEquals(1, line.lines().count(), line);
    }

    private static LogRecord event() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("port", 9000);
        fields.put("tls", true);
        fields.put("why", "two words");
        var entry = new LogEntry("listening", fields);
        var record = new LogRecord(Level.INFO, entry.toString());
        record.setParameters(new Object[] {entry});
        return record;
    }
}
