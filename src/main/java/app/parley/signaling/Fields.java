package app.parley.signaling;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the members of a JSON object by type and bound. JSON's null counts as absent. */
record Fields(JsonObject object) {
    // Decided on the text: asking Gson for the number would build 1e999999999 digit by digit.
    private static final Pattern WHOLE = Pattern.compile("\\d{1,10}");

    static Fields of(JsonElement element) throws SignalFormatException {
        if (!element.isJsonObject()) {
            throw new SignalFormatException("payload is no object");
        }
        return new Fields(element.getAsJsonObject());
    }

    boolean has(String name) {
        return member(name) != null;
    }

    String string(String name, int longest) throws SignalFormatException {
        String value = optionalString(name, longest);
        if (value == null) {
            throw new SignalFormatException(name + " is missing");
        }
        return value;
    }

    @Nullable
    String optionalString(String name, int longest) throws SignalFormatException {
        JsonElement member = member(name);
        return member == null ? null : text(member, name, longest);
    }

    @Nullable
    Fields optionalFields(String name) throws SignalFormatException {
        JsonElement member = member(name);
        if (member == null) {
            return null;
        }
        if (!member.isJsonObject()) {
            throw new SignalFormatException(name + " is no object");
        }
        return new Fields(member.getAsJsonObject());
    }

    /** A whole number from 0 to {@code greatest}, or {@code otherwise} where there is none. */
    int number(String name, int greatest, int otherwise) throws SignalFormatException {
        JsonElement member = member(name);
        if (member == null) {
            return otherwise;
        }
        if (member instanceof JsonPrimitive primitive && primitive.isNumber()) {
            String digits = primitive.getAsString();
            if (WHOLE.matcher(digits).matches() && Long.parseLong(digits) <= greatest) {
                return Integer.parseInt(digits);
            }
        }
        throw new SignalFormatException(name + " is no such number");
    }

    @Nullable
    JsonArray optionalArray(String name) throws SignalFormatException {
        JsonElement member = member(name);
        if (member == null) {
            return null;
        }
        if (!member.isJsonArray()) {
            throw new SignalFormatException(name + " is no array");
        }
        return member.getAsJsonArray();
    }

    /** The strings of an array, in order; those after the first {@code most} are left out. */
    Set<String> strings(String name, int most, int longest) throws SignalFormatException {
        Set<String> strings = new LinkedHashSet<>();
        JsonArray array = optionalArray(name);
        for (int i = 0; array != null && i < Math.min(most, array.size()); i++) {
            strings.add(text(array.get(i), name, longest));
        }
        return strings;
    }

    private @Nullable JsonElement member(String name) {
        JsonElement member = object.get(name);
        return member == null || member.isJsonNull() ? null : member;
    }

    private static String text(JsonElement element, String name, int longest) throws SignalFormatException {
        if (!(element instanceof JsonPrimitive primitive) || !primitive.isString()) {
            throw new SignalFormatException(name + " is no string");
        }
        String value = primitive.getAsString();
        if (value.length() > longest) {
            throw new SignalFormatException(name + " is too long");
        }
        return value;
    }
}
