package app.parley.settings;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object, each with its own fallback; remembers which were wrong. */
final class SettingsFields {
    private static final int LONGEST_TEXT = 2048;
    private static final int MOST_TEXTS = 16;
    private final JsonObject json;
    private final Set<String> rejected = new TreeSet<>();
    /** Those of a list that were left out, under the list's key. */
    private final Map<String, JsonArray> leftOut = new HashMap<>();

    SettingsFields(JsonObject json) {
        this.json = json;
    }

    /** The keys whose values were of no use. */
    Set<String> rejected() {
        return rejected;
    }

    void reject(String key) {
        rejected.add(key);
    }

    String text(String key, Predicate<String> isGood, String fallback) {
        String text = asText(json.get(key));
        return text != null && isGood.test(text) ? text : fallback(key, fallback);
    }

    <E extends Enum<E>> E constant(String key, Class<E> type, E fallback) {
        String name = asText(json.get(key));
        for (E constant : type.getEnumConstants()) {
            if (name != null && constant.name().equals(name.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        return fallback(key, fallback);
    }

    boolean flag(String key, boolean fallback) {
        if (json.get(key) instanceof JsonPrimitive value && value.isBoolean()) {
            return value.getAsBoolean();
        }
        return fallback(key, fallback);
    }

    int number(String key, int least, int most, int fallback) {
        if (json.get(key) instanceof JsonPrimitive value && value.isNumber()) {
            double number = value.getAsDouble();
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        return fallback(key, fallback);
    }

    /** A list of texts; a wrong one is left out by itself. */
    List<String> texts(String key, List<String> fallback) {
        return texts(key, MOST_TEXTS, _ -> true, fallback);
    }

    /** Those of a list that are good, at most so many. */
    List<String> texts(String key, int most, Predicate<String> good, List<String> fallback) {
        if (!(json.get(key) instanceof JsonArray array)) {
            return fallback(key, fallback);
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array) {
            String text = asText(element);
            if (text == null || !good.test(text) || texts.size() == most) {
                reject(key);
                leftOut.computeIfAbsent(key, _ -> new JsonArray()).add(element);
            } else {
                texts.add(text);
            }
        }
        return texts;
    }

    private static @Nullable String asText(@Nullable JsonElement element) {
        if (element instanceof JsonPrimitive value && value.isString()) {
            String text = value.getAsString();
            return text.length() <= LONGEST_TEXT ? text : null;
        }
        return null;
    }

    /**
     * Writes {@code settings} back into the object.
     *
     * @param mayStay keys whose values were of no use, which stay where they are not {@code chosen}; of a list that is, the
     *     entries of no use stay
     * @return those that have stayed
     */
    Set<String> write(Settings settings, Set<String> chosen, Set<String> mayStay) {
        JsonObject is = SettingsJson.write(settings);
        Set<String> stayed = new TreeSet<>();
        for (String key : is.keySet()) {
            JsonElement value = is.get(key);
            boolean may = mayStay.contains(key);
            if (may && !chosen.contains(key)) {
                stayed.add(key);
                continue;
            }
            JsonArray entries = leftOut.get(key);
            if (may && entries != null && value instanceof JsonArray list) {
                list.addAll(entries);
                stayed.add(key);
            }
            json.add(key, value);
        }
        return stayed;
    }

    private <T> T fallback(String key, T fallback) {
        if (json.has(key)) {
            reject(key);
        }
        return fallback;
    }
}
