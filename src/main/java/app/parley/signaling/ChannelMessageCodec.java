package app.parley.signaling;

import app.parley.call.HangUpCause;
import app.parley.control.ChannelCodec;
import app.parley.control.ChannelMessage;
import app.parley.control.PeerMedia;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.Optional;

/** The control channel's JSON: {@code {"t":"state","mic":true,"camera":false,"screen":false}} and the like. */
public final class ChannelMessageCodec implements ChannelCodec {
    @Override
    public String write(ChannelMessage message) {
        JsonObject json = new JsonObject();
        switch (message) {
            case ChannelMessage.State(PeerMedia media) -> {
                json.addProperty("t", "state");
                json.addProperty("mic", media.microphone());
                json.addProperty("camera", media.camera());
                json.addProperty("screen", media.screen());
            }
            case ChannelMessage.HangUp(HangUpCause cause) -> {
                json.addProperty("t", "hangup");
                json.addProperty("reason", CauseWords.of(cause));
            }
            case ChannelMessage.Relayed(String type, String payload) -> {
                json.addProperty("t", "signal");
                json.addProperty("type", type);
                json.add("payload", JsonParser.parseString(payload));
            }
            case ChannelMessage.Ping(int n) -> {
                json.addProperty("t", "ping");
                json.addProperty("n", n);
            }
            case ChannelMessage.Pong(int n) -> {
                json.addProperty("t", "pong");
                json.addProperty("n", n);
            }
        }
        return json.toString();
    }

    @Override
    public Optional<ChannelMessage> read(String text) {
        try {
            return message(WireMessage.object(text));
        } catch (SignalFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<ChannelMessage> message(JsonObject json) {
        return switch (text(json, "t")) {
            case "state" ->
                Optional.of(new ChannelMessage.State(
                        new PeerMedia(flag(json, "mic"), flag(json, "camera"), flag(json, "screen"))));
            case "hangup" -> Optional.of(new ChannelMessage.HangUp(CauseWords.read(text(json, "reason"))));
            case "signal" ->
                json.get("payload") instanceof JsonObject payload
                        ? Optional.of(new ChannelMessage.Relayed(text(json, "type"), payload.toString()))
                        : Optional.empty();
            case "ping" -> number(json).map(ChannelMessage.Ping::new);
            case "pong" -> number(json).map(ChannelMessage.Pong::new);
            default -> Optional.empty();
        };
    }

    private static String text(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value != null
                        && value.isJsonPrimitive()
                        && value.getAsJsonPrimitive().isString()
                ? value.getAsString()
                : "";
    }

    private static boolean flag(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isBoolean()
                && value.getAsBoolean();
    }

    private static Optional<Integer> number(JsonObject json) {
        JsonElement value = json.get("n");
        if (value == null
                || !value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isNumber()) {
            return Optional.empty();
        }
        // A hostile exponent must not be expanded: what is no small whole number is none.
        double n = value.getAsDouble();
        return n >= 0 && n <= Integer.MAX_VALUE && n == Math.rint(n) ? Optional.of((int) n) : Optional.empty();
    }
}
