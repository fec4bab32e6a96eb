package app.parley.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ReleaseNewsTest {
    private static final String GOOD =
            "{\"version\":\"1.2.3\",\"page\":\"https://p.example/n\",\"news\":{\"en\":\"New.\",\"zh\":\"新。\"}}";

    @Test
    void readsWhatAnOperatorWrites() throws Exception {
        ReleaseNews news = ReleaseNews.parse(NewsServer.NEWS);
        assertEquals("9.8.7", news.version().toString());
        assertEquals("Share your screen.", news.english());
        assertEquals("可以共享屏幕。", news.chinese());
        assertEquals("https://parley.example/news", news.page().toString());
    }

    @Test
    void withoutChineseTheEnglishIsShownAndLaterKeysAreLeftAlone() throws Exception {
        ReleaseNews news = ReleaseNews.parse(
                GOOD.replace(",\"zh\":\"新。\"", "").replace("{\"version\"", "{\"sha256\":[1],\"version\""));
        assertEquals("New.", news.chinese());
    }

    static List<String> hostile() {
        return List.of(
                "",
                "null",
                "[]",
                "\"text\"",
                "{",
                "[".repeat(10_000),
                "{\"a\":".repeat(2_000),
                GOOD + " {}",
                GOOD.replace('"', '\''),
                GOOD.replace("1.2.3", "1.2"),
                GOOD.replace("1.2.3", "1.2.3-rc1"),
                GOOD.replace("1.2.3", "1.2.999999"),
                GOOD.replace("\"1.2.3\"", "1.2"),
                GOOD.replace("https:", "http:"),
                GOOD.replace("https:", "javascript:"),
                GOOD.replace("https://p.example", "https://user:secret@p.example"),
                GOOD.replace("https://p.example/n", "https:///n"),
                GOOD.replace("https://p.example/n", "https://p.example/\\u202e"),
                GOOD.replace("p.example", "p.example/" + "x".repeat(300)),
                GOOD.replace("New.", ""),
                GOOD.replace("New.", "  "),
                GOOD.replace("New.", "x".repeat(161)),
                GOOD.replace("New.", "two\\nlines"),
                GOOD.replace("New.", "turned \\u202e round"),
                GOOD.replace("New.", "half \\ud800 a sign"),
                GOOD.replace("新。", "\\u0000"),
                GOOD.replace("\"新。\"", "[]"),
                GOOD.replace("{\"en\":\"New.\",\"zh\":\"新。\"}", "\"New.\""));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void refusesAnythingElseWithoutRepeatingIt(String answer) {
        String said = assertThrows(UnusableNewsException.class, () -> ReleaseNews.parse(answer))
                .getMessage();
        assertTrue(said.length() < 80 && said.chars().allMatch(it -> it >= ' ' && it <= '~'), said);
    }

    @ParameterizedTest
    @CsvSource({"0.1.0,0.1.1", "0.9.9,0.10.0", "1.99.99,2.0.0", "1.2.9,1.2.10"})
    void versionsAreNumbersNotTexts(String earlier, String later) {
        assertTrue(version(earlier).compareTo(version(later)) < 0);
        assertTrue(version(later).compareTo(version(earlier)) > 0);
        assertEquals(0, version(later).compareTo(version(later)));
    }

    @Test
    void aPreReleaseIsNoVersion() {
        assertFalse(ReleaseVersion.parse("1.0.0-SNAPSHOT").isPresent());
        assertEquals(Optional.empty(), ReleaseVersion.parse("1.0.0\n"));
    }

    private static ReleaseVersion version(String text) {
        return ReleaseVersion.parse(text).orElseThrow();
    }
}
