package app.parley.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads the payload of WATCH: {@code {"ids":["amber-fox-217",…]}}. */
final class WatchList {
    /** The most IDs that one socket may watch; PROTOCOL's number. */
    static final int LONGEST = 500;

    private WatchList() {}

    /** @throws MessageFormatException unless it is a list of up to {@link #LONGEST} strings that can be IDs */
    static Set<String> read(Envelope message) throws MessageFormatException {
        // Envelope has checked that this is JSON, and not too deep.
        JsonElement payload = JsonParser.parseString(
                new String(message.frame(), message.payloadStart(), message.payloadLength(), StandardCharsets.UTF_8));
        if (!(payload instanceof JsonObject object)
                || !(object.get("ids") instanceof JsonArray array)
                || array.size() > LONGEST) {
            throw new MessageFormatException("no list of IDs");
        }
        Set<String> ids = new LinkedHashSet<>();
        for (JsonElement id : array) {
            boolean isText = id.isJsonPrimitive() && id.getAsJsonPrimitive().isString();
            if (!isText || id.getAsString().length() > PeerRegistry.LONGEST_ID) {
                throw new MessageFormatException("no ID");
            }
            ids.add(id.getAsString());
        }
        return ids;
    }
}
