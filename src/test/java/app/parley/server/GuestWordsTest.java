package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guest page's words: the same keys in both languages, and none that the page lacks. */
class GuestWordsTest {
    private static final Path FOLDER = Path.of("resources/app/parley/server/guest");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern KEY = Pattern.compile("['\"`](\\w+(?:\\.\\w+)+)['\"`]");
    private static final Pattern END = Pattern.compile("#(?:end|complaint|broken|failed)\\(\\s*'(\\w+)'|peer_\\w+");
    private static final Set<String> SECTIONS = Set.of("ask", "lobby", "note", "control", "call", "device", "end");

    private static JsonObject words() throws IOException {
        String script = Files.readString(FOLDER.resolve("words.js"));
        String begin = "const WORDS = ";
        int start = script.indexOf(begin) + begin.length();
        return JsonParser.parseString(script.substring(start, script.indexOf("\n};", start) + 2))
                .getAsJsonObject();
    }

    private static JsonObject english() throws IOException {
        return words().getAsJsonObject("en");
    }

    private static JsonObject chinese() throws IOException {
        return words().getAsJsonObject("zh");
    }

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        assertEquals(english().keySet(), chinese().keySet());
        for (Map.Entry<String, JsonElement> word : english().entrySet()) {
            String text = word.getValue().getAsString();
            String other = chinese().get(word.getKey()).getAsString();
            assertFalse(text.isBlank() || other.isBlank(), word.getKey());
            assertNotEquals(text, other, word.getKey());
            assertEquals(placeholders(text), placeholders(other), word.getKey());
        }
    }

    private static Set<String> placeholders(String text) {
        return new TreeSet<>(
                PLACEHOLDER.matcher(text).results().map(MatchResult::group).toList());
    }

    @Test
    void everyKeyThatThePageNamesExists() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : sources()) {
            String text = Files.readString(file);
            KEY.matcher(text)
                    .results()
                    .map(it -> it.group(1))
                    .filter(it -> SECTIONS.contains(it.substring(0, it.indexOf('.'))))
                    .filter(it -> !it.endsWith(".js"))
                    .forEach(named::add);
        }
        assertTrue(named.size() > 20, "the pattern above no longer finds the keys: " + named);
        named.removeAll(english().keySet());
        assertEquals(Set.of(), named);
    }

    @Test
    void everyEndAndEveryDeviceProblemHasItsSentence() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path file : sources()) {
            END.matcher(Files.readString(file))
                    .results()
                    .map(it -> it.group(1) == null ? it.group() : it.group(1))
                    .forEach(reason -> missing.addAll(Set.of("end." + reason, "end." + reason + ".next")));
        }
        assertTrue(missing.size() > 20, "the pattern above no longer finds the reasons: " + missing);
        for (String device : Set.of("camera", "microphone")) {
            for (String problem : Set.of("denied", "missing", "busy", "failed")) {
                missing.add("device." + device + "." + problem);
            }
        }
        missing.removeAll(english().keySet());
        assertEquals(Set.of(), missing);
    }

    private static Iterable<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(it -> it.toString().matches(".*\\.(?:js|html)"))
                    .filter(it -> !it.endsWith("words.js"))
                    .toList();
        }
    }
}
