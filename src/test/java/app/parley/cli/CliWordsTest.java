package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.EndReason;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.DeviceProblem;
import app.parley.control.IceServerProblem;
import app.parley.control.SignalingStatus.Problem;
import app.parley.server.TlsFileException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CliWordsTest {
    private static final CliWords ENGLISH = new CliWords(Locale.US);
    private static final CliWords CHINESE = new CliWords(Locale.CHINA);

    @Test
    void everyConstantHasASentenceOfItsOwnInBothLanguages() {
        for (CliWords words : List.of(ENGLISH, CHINESE)) {
            List<String> said = new ArrayList<>();
            for (EndReason reason : EndReason.values()) said.add(words.of(reason, "amber-fox-217"));
            for (Problem problem : Problem.values()) said.add(words.of(problem, "ws://host"));
            for (DeviceProblem problem : DeviceProblem.values()) said.add(words.of(problem));
            for (IceServerProblem problem : IceServerProblem.values()) said.add(words.badIceServer(problem));
            said.addAll(List.of(words.badId("x y"), words.ownId("a"), words.badServer("gopher:")));
            said.addAll(List.of(words.noDisplay(), words.noNetwork()));
            said.addAll(List.of(words.expectationFailed("video"), words.expectationFailed("audio")));
            assertEquals(said.size(), new HashSet<>(said).size());
            said.forEach(sentence -> {
                assertTrue(sentence.length() >= 4, sentence);
                assertFalse(sentence.contains("{"), sentence);
            });
        }
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        Properties english = load("messages.properties");
        Properties chinese = load("messages_zh.properties");
        assertEquals(new TreeSet<>(english.stringPropertyNames()), new TreeSet<>(chinese.stringPropertyNames()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(chinese.getProperty(key)), key);
            for (Properties one : List.of(english, chinese)) {
                String pattern = one.getProperty(key);
                assertFalse(pattern.replace("''", "").contains("'"), key + ": a lone apostrophe");
            }
        }
    }

    @Test
    void noKeyIsLeftThatNothingSays() throws IOException {
        Set<String> used = keysSaidInTheSources();
        used.addAll(Set.of("expectation.video", "expectation.audio"));
        for (Phase phase : EnumSet.range(Phase.CALLING, Phase.RECONNECTING)) used.add("call." + phase);
        for (EndReason reason : EndReason.values()) used.add("end." + reason);
        for (Problem problem : Problem.values()) used.add("signaling." + problem);
        for (DeviceProblem problem : DeviceProblem.values()) used.add("device." + problem);
        for (TlsFileException.Problem problem : TlsFileException.Problem.values()) used.add("serve.tls." + problem);
        for (IceServerProblem problem : IceServerProblem.values()) used.add("ice." + problem);
        assertEquals(used, new TreeSet<>(load("messages.properties").stringPropertyNames()));
    }

    /** Keys that stand whole in a {@code say("key"...)}. */
    private static Set<String> keysSaidInTheSources() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/app/parley/cli"))) {
            for (Path source : sources.toList()) {
                Pattern said = Pattern.compile("\"([a-z]+\\.[a-zA-Z]+)\"");
                said.matcher(Files.readString(source))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(keys::add);
            }
        }
        keys.retainAll(load("messages.properties").stringPropertyNames());
        return keys;
    }

    @Test
    void englishStaysEnglishUnderAChineseDefault() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.CHINA);
            assertEquals("You hung up.", new CliWords(Locale.ENGLISH).of(EndReason.HUNG_UP, "a"));
            assertEquals("You hung up.", new CliWords(Locale.FRENCH).of(EndReason.HUNG_UP, "a"));
            assertEquals("您已挂断。", new CliWords(Locale.getDefault()).of(EndReason.HUNG_UP, "a"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void whatWasTypedCannotMoveTheCursorOrFillTheScreen() {
        String said = ENGLISH.badId("\u001b[2Jevil\n" + "x".repeat(100_000));
        assertFalse(said.chars().anyMatch(Character::isISOControl));
        assertTrue(said.length() < 300, said);
        assertTrue(ENGLISH.badId("{0} 'a'").contains("{0} 'a'"));
    }

    @Test
    void aTerminalOfFewLettersGetsDotsAndNoQuestion() {
        assertEquals("Calling bob...", CliWords.printable("Calling bob…", StandardCharsets.US_ASCII));
        assertEquals("Calling bob…", CliWords.printable("Calling bob…", StandardCharsets.UTF_8));
    }

    private static Properties load(String file) throws IOException {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(CliWords.class.getResourceAsStream(file))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return properties;
    }

    private static Set<String> placeholders(String pattern) {
        return new TreeSet<>(Pattern.compile("\\{[^}]*}")
                .matcher(pattern)
                .results()
                .map(MatchResult::group)
                .toList());
    }
}
