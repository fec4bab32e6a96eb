package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemoSummaryTest {
    private static final DemoSummary SUMMARY = new DemoSummary(new CliWords(Locale.ENGLISH), true);
    private static final int TONE = 440;

    @Test
    void whatBelongsToAPeerStandsUnderIt() {
        Optional<JsonObject> whole = report("52.7");
        assertTrue(text(whole).contains("\nann saw 1280 x 720"), text(whole));
        assertTrue(text(whole).contains("\n  A picture took 20 ms"), text(whole));
        assertTrue(text(whole).contains("\n  The tone was heard"), text(whole));
        assertTrue(SUMMARY.isGood(whole, whole, TONE, TONE));
    }

    /** The likeness is taken after 3 s. */
    @Test
    void aCallTooShortToCompareIsNoFailure() {
        Optional<JsonObject> brief = report("null");
        assertTrue(SUMMARY.isGood(brief, brief, TONE, TONE));
        assertFalse(text(brief).contains("NaN"), text(brief));
        Optional<JsonObject> bad = report("20.0");
        assertFalse(SUMMARY.isGood(bad, bad, TONE, TONE));
    }

    @Test
    void whereNoPictureCameNoFigureOfItIsTold() {
        Optional<JsonObject> none = Optional.of(JsonParser.parseString("""
                {"dialToFirstFrameMs":null,"route":null,"audio":{"toneHz":null},"video":{"width":0,"height":0,
                 "fps":null,"framesLost":null,"delayMs":null,"psnrDb":null}}
                """).getAsJsonObject());
        assertFalse(SUMMARY.isGood(none, none, TONE, TONE));
        assertFalse(text(none).contains("NaN"), text(none));
        assertTrue(text(none).contains("ann saw no picture."), text(none));
    }

    @Test
    void aLongCallHasTheTimeItWasGiven() {
        assertTrue(DemoCommand.patience(Duration.ofHours(1)).compareTo(Duration.ofHours(1)) > 0);
    }

    @Test
    void anEmptyDisplayIsNone() {
        assertFalse(DemoCommand.hasDisplay("Linux", Map.of("DISPLAY", "", "WAYLAND_DISPLAY", "")));
        assertTrue(DemoCommand.hasDisplay("Linux", Map.of("DISPLAY", ":0")));
        assertTrue(DemoCommand.hasDisplay("Mac OS X", Map.of()));
    }

    private static String text(Optional<JsonObject> report) {
        return SUMMARY.text(report, report, TONE, TONE).replace(System.lineSeparator(), "\n");
    }

    private static Optional<JsonObject> report(String psnr) {
        JsonObject report = JsonParser.parseString("""
                {"dialToFirstFrameMs":700,"route":{"local":"host","remote":"host","protocol":"udp"},
                 "audio":{"toneHz":440.0},"video":{"width":1280,"height":720,"fps":30.0,"framesLost":0,
                 "delayMs":{"p50":20.0,"p95":40.0,"max":50.0},"psnrDb":%s}}
                """.formatted(psnr)).getAsJsonObject();
        assertEquals(TONE, report.getAsJsonObject("audio").get("toneHz").getAsInt());
        return Optional.of(report);
    }
}
