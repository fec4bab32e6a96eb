package app.parley.server;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The messages as they leave the server: UTF-8 JSON, keys in the npm server's order. */
final class ServerMessages {
    private ServerMessages() {}

    static byte[] open() {
        return utf8("{\"type\":\"OPEN\"}");
    }

    static byte[] openExtended(JsonArray iceServers) {
        return extended("OPEN", iceServers);
    }

    static byte[] ice(JsonArray iceServers) {
        return extended("ICE", iceServers);
    }

    static byte[] idTaken() {
        return utf8("{\"type\":\"ID-TAKEN\",\"payload\":{\"msg\":\"ID is taken\"}}");
    }

    /** The code goes to those alone who asked for the extension. */
    static byte[] error(ErrorCode error, boolean extended) {
        var payload = new JsonObject();
        payload.addProperty("msg", error.text());
        if (extended) {
            payload.addProperty("code", error.code());
        }
        return typed("ERROR", payload);
    }

    /** Whether somebody holds {@code id} now. */
    static byte[] presence(String id, boolean online) {
        return utf8("{\"type\":\"PRESENCE\",\"payload\":{\"id\":" + quoted(id) + ",\"online\":" + online + "}}");
    }

    static byte[] directory(List<String> ids) {
        var list = new JsonArray();
        ids.forEach(list::add);
        var payload = new JsonObject();
        payload.add("ids", list);
        return typed("DIRECTORY", payload);
    }

    /** Tells {@code sender} that {@code missing} never picked its messages up. */
    static byte[] expire(String missing, String sender) {
        return utf8("{\"type\":\"EXPIRE\",\"src\":" + quoted(missing) + ",\"dst\":" + quoted(sender) + "}");
    }

    /** The message as its receiver gets it: {@code src} is ours, the payload's bytes are the sender's. */
    static byte[] relayed(Envelope message, String src, String dst) {
        var head = new StringBuilder(96)
                .append("{\"type\":")
                .append(quoted(message.type()))
                .append(",\"src\":")
                .append(quoted(src))
                .append(",\"dst\":")
                .append(quoted(dst));
        int length = message.payloadLength();
        if (length > 0) {
            head.append(",\"payload\":");
        }
        byte[] front = utf8(head.toString());
        byte[] whole = new byte[front.length + length + 1];
        System.arraycopy(front, 0, whole, 0, front.length);
        System.arraycopy(message.frame(), message.payloadStart(), whole, front.length, length);
        whole[whole.length - 1] = '}';
        return whole;
    }

    private static byte[] extended(String type, JsonArray iceServers) {
        var payload = new JsonObject();
        payload.addProperty("ext", 1);
        if (!iceServers.isEmpty()) {
            payload.add("iceServers", iceServers);
        }
        return typed(type, payload);
    }

    private static byte[] typed(String type, JsonObject payload) {
        var message = new JsonObject();
        message.addProperty("type", type);
        message.add("payload", payload);
        return utf8(message.toString());
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                return new JsonPrimitive(text).toString();
            }
        }
        return '"' + text + '"';
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
