package app.parley.signaling;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.jspecify.annotations.Nullable;

/**
 * One frame of the PeerJS protocol, in either direction: a JSON object with these four members; others are dropped, as
 * the server does.
 *
 * @param type what it is, such as {@code OFFER}
 * @param src who sent it, as stamped by the server; absent in what a client sends
 * @param dst for whom it is; absent in what is meant for or comes from the server itself
 * @param payload anything; {@link JsonNull} where there is none
 */
public record WireMessage(
        String type, @Nullable String src, @Nullable String dst, JsonElement payload) {
    /** The longest frame taken, in bytes; what we send stays far below. */
    public static final int MAX_FRAME = 64 * 1024;

    private static final int MAX_DEPTH = 16;
    private static final int MAX_WORD = 64;

    /** A message from a client to the peer {@code dst}. */
    public static WireMessage to(String dst, String type, JsonElement payload) {
        return new WireMessage(type, null, dst, payload);
    }

    /** A message between a client and the server alone. */
    public static WireMessage bare(String type) {
        return new WireMessage(type, null, null, JsonNull.INSTANCE);
    }

    /**
     * Reads a text frame. Costs at most the frame's own size in memory, and a bounded depth of stack.
     *
     * @throws SignalFormatException for everything that is not such a message; nothing else is thrown
     */
    public static WireMessage parse(String frame) throws SignalFormatException {
        if (frame.length() > MAX_FRAME) {
            throw new SignalFormatException("frame too long");
        }
        JsonObject object = object(frame);
        Fields fields = new Fields(object);
        String type = fields.string("type", MAX_WORD);
        if (type.isEmpty()) {
            throw new SignalFormatException("type is empty");
        }
        JsonElement payload = object.get("payload");
        return new WireMessage(
                type,
                fields.optionalString("src", MAX_WORD),
                fields.optionalString("dst", MAX_WORD),
                payload == null ? JsonNull.INSTANCE : payload);
    }

    /** The text frame. */
    public String write() {
        JsonObject object = new JsonObject();
        object.addProperty("type", type);
        if (src != null) {
            object.addProperty("src", src);
        }
        if (dst != null) {
            object.addProperty("dst", dst);
        }
        if (!payload.isJsonNull()) {
            object.add("payload", payload);
        }
        return object.toString();
    }

    /** Never the payload: it carries SDP, candidates and credentials. */
    @Override
    public String toString() {
        return "WireMessage(" + type + ")";
    }

    /** Strict JSON, at most 16 levels deep. */
    static JsonObject object(String frame) throws SignalFormatException {
        try (JsonReader reader = new JsonReader(new StringReader(frame))) {
            reader.setStrictness(Strictness.STRICT);
            reader.setNestingLimit(MAX_DEPTH);
            JsonElement element = JsonParser.parseReader(reader);
            if (!element.isJsonObject() || reader.peek() != JsonToken.END_DOCUMENT) {
                throw new SignalFormatException("not one JSON object");
            }
            return element.getAsJsonObject();
        } catch (JsonParseException | IOException | IllegalStateException | NumberFormatException _) {
            throw new SignalFormatException("not JSON");
        }
    }
}
