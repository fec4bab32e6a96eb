package app.parley.update;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * What a release brings. Comes from outside, so it is a few words of plain text and one address, or it is refused.
 *
 * @param english what is new, one sentence, 1 to {@value #LONGEST_TEXT} characters
 * @param chinese the same in simplified Chinese
 * @param page where to read more and to get it, {@code https} only
 */
public record ReleaseNews(ReleaseVersion version, String english, String chinese, URI page) {
    /** Longer answers are refused, in bytes. */
    public static final int LARGEST = 16 * 1024;

    static final int LONGEST_TEXT = 160;
    private static final int LONGEST_PAGE = 300;

    /**
     * Reads {@code {"version": "1.2.3", "page": "https://…", "news": {"en": "…", "zh": "…"}}}; {@code zh} may be left
     * out, further keys are for later versions of the program.
     *
     * @throws UnusableNewsException for anything else
     */
    public static ReleaseNews parse(String json) throws UnusableNewsException {
        JsonObject answer = object(json);
        ReleaseVersion version = ReleaseVersion.parse(text(answer, "version"))
                .orElseThrow(() -> new UnusableNewsException("its version is not three numbers"));
        if (!(answer.get("news") instanceof JsonObject news)) {
            throw new UnusableNewsException("it has no news");
        }
        String english = sentence(text(news, "en"));
        String chinese = news.has("zh") ? sentence(text(news, "zh")) : english;
        return new ReleaseNews(version, english, chinese, page(text(answer, "page")));
    }

    private static JsonObject object(String json) throws UnusableNewsException {
        JsonReader reader = new JsonReader(new StringReader(json));
        reader.setStrictness(Strictness.STRICT);
        try {
            if (JsonParser.parseReader(reader) instanceof JsonObject object
                    && reader.peek() == JsonToken.END_DOCUMENT) {
                return object;
            }
        } catch (JsonParseException | IOException | IllegalStateException e) {
            throw new UnusableNewsException("it is no JSON");
        }
        throw new UnusableNewsException("it is no JSON object");
    }

    private static String text(JsonObject object, String key) throws UnusableNewsException {
        if (object.get(key) instanceof JsonPrimitive value && value.isString()) {
            return value.getAsString();
        }
        throw new UnusableNewsException("it has no text " + key);
    }

    private static String sentence(String text) throws UnusableNewsException {
        if (text.isBlank() || text.length() > LONGEST_TEXT || !text.codePoints().allMatch(ReleaseNews::isPlain)) {
            throw new UnusableNewsException("its news are not one short sentence of plain text");
        }
        return text.strip();
    }

    /** No line ends, no marks that turn the direction of what stands around them, nothing without a glyph. */
    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private static URI page(String text) throws UnusableNewsException {
        try {
            URI page = new URI(text);
            boolean ascii = text.chars().allMatch(it -> it > ' ' && it <= '~');
            if (ascii
                    && text.length() <= LONGEST_PAGE
                    && text.startsWith("https://")
                    && page.getHost() != null
                    && page.getUserInfo() == null) {
                return page;
            }
        } catch (URISyntaxException e) {
            throw new UnusableNewsException("its page is no address");
        }
        throw new UnusableNewsException("its page is no https address");
    }
}
