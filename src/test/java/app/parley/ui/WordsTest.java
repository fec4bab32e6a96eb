package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.EndReason;
import app.parley.control.DeviceProblem;
import app.parley.control.SignalingStatus;
import app.parley.settings.Settings;
import app.parley.settings.SettingsUnsaved;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WordsTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern KEY_IN_CODE = Pattern.compile(
            "(?:bound|text|either|button|explain|open|field|say)\\(\\s*(?:[\\w.]+, )*\"([a-zA-Z_]+(?:\\.[a-zA-Z_]+)*)\"");

    private static Properties load(Language language) throws IOException {
        Properties properties = new Properties();
        try (var reader = new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(language.resource())), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        assertEquals(
                new TreeSet<>(load(Language.ENGLISH).stringPropertyNames()),
                new TreeSet<>(load(Language.CHINESE).stringPropertyNames()));
    }

    @Test
    void placeholdersAreTheSameInBothLanguages() throws IOException {
        Properties english = load(Language.ENGLISH);
        Properties chinese = load(Language.CHINESE);
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(chinese.getProperty(key)), key);
        }
    }

    private static TreeSet<String> placeholders(String text) {
        return new TreeSet<>(
                PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList());
    }

    @Test
    void noTextIsEmpty() throws IOException {
        for (Language language : Language.values()) {
            load(language).forEach((key, text) -> assertFalse(text.toString().isBlank(), key.toString()));
        }
    }

    @Test
    void everyKeyThatTheCodeNamesExists() throws IOException {
        Properties english = load(Language.ENGLISH);
        int found = 0;
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/app/parley/ui"))) {
            for (Path source : sources.toList()) {
                for (MatchResult match :
                        KEY_IN_CODE.matcher(Files.readString(source)).results().toList()) {
                    if (match.group(1).contains(".")) {
                        assertTrue(english.containsKey(match.group(1)), source + ": " + match.group(1));
                        found++;
                    }
                }
            }
        }
        assertTrue(found > 30, "the pattern above no longer finds the keys");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyConstantHasItsSentence(Language language) {
        Words words = new Words(language);
        everyConstant(words, EndReason.values(), Words::headline);
        everyConstant(words, EndReason.values(), (it, reason) -> it.nextStep(reason, "Ana", "owl-88"));
        everyConstant(words, SignalingStatus.Problem.values(), Words::sentence);
        everyConstant(words, DeviceProblem.values(), Words::sentence);
        everyConstant(words, DialProblem.values(), Words::sentence);
        everyConstant(words, Reach.Problem.values(), Words::sentence);
        Path file = Path.of("settings.json");
        everyConstant(words, SettingsUnsaved.Reason.values(), (it, why) -> it.sentence(new SettingsUnsaved(file, why)));
        everyConstant(words, Reach.Kind.values(), (it, kind) -> it.text(Words.key("reach", kind)));
        everyConstant(words, Settings.Theme.values(), (it, theme) -> it.text(Words.key("settings.theme", theme)));
        everyConstant(
                words, Settings.Language.values(), (it, choice) -> it.text(Words.key("settings.language", choice)));
    }

    /** A missing one throws; one left with a placeholder would show braces to the person. */
    private static <E> void everyConstant(Words words, E[] constants, BiFunction<Words, E, String> text) {
        for (E constant : constants) {
            assertFalse(text.apply(words, constant).contains("{"), constant.toString());
        }
    }

    @Test
    void boundTextsFollowTheLanguage() {
        Words words = new Words(Language.ENGLISH);
        var bound = words.bound("reach.server.at", "calls.example");
        assertEquals("Everyone on calls.example", bound.get());
        words.speak(Language.CHINESE);
        assertEquals("calls.example 上的所有人", bound.get());
    }

    @Test
    void saysSomethingElseInChinese() throws IOException {
        assertNotEquals(
                load(Language.ENGLISH).getProperty("home.title"),
                load(Language.CHINESE).getProperty("home.title"));
    }
}
