package app.parley.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.nats.client.Message;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * How an ID goes from one live node to another: the new one asks, the old one closes its socket and only then says so.
 * So two nodes that both reach the broker never deliver for one ID at the same time.
 */
final class NatsHandOver {
    private static final Duration PATIENCE = Duration.ofMillis(NatsLedger.PATIENCE_MILLIS);

    /** What the old node says. */
    enum Answer {
        /** It holds the ID no more. */
        FREE,
        /** It holds it for another owner. */
        TAKEN,
        /** It has made another claim meanwhile. */
        CHANGED,
        /** It says nothing. */
        UNAVAILABLE
    }

    /**
     * @param id the ID wanted
     * @param epoch of the claim that is to end
     * @param token proof of the owner
     */
    record Request(String id, long epoch, String token) {
        byte[] toBytes() {
            var json = new JsonObject();
            json.addProperty("id", id);
            json.addProperty("epoch", epoch);
            json.addProperty("token", token);
            return json.toString().getBytes(StandardCharsets.UTF_8);
        }

        static Request read(byte[] bytes) throws MessageFormatException {
            try {
                JsonObject json = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8))
                        .getAsJsonObject();
                return new Request(
                        json.get("id").getAsString(),
                        json.get("epoch").getAsLong(),
                        json.get("token").getAsString());
            } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
                throw new MessageFormatException("not a request to hand over");
            }
        }
    }

    private NatsHandOver() {}

    /** Asks the node that holds {@code was} to let go. */
    static CompletableFuture<Answer> ask(NatsNode node, Peer claimant, Ownership was) {
        byte[] request = new Request(claimant.id(), was.epoch(), claimant.proof()).toBytes();
        try {
            return node.connection()
                    .requestWithTimeout(node.names().node(was.node()), request, PATIENCE)
                    .handle((answer, _) -> answer == null ? Answer.UNAVAILABLE : read(answer));
        } catch (IllegalStateException _) {
            return CompletableFuture.completedFuture(Answer.UNAVAILABLE);
        }
    }

    private static Answer read(Message answer) {
        try {
            return Answer.valueOf(new String(answer.getData(), StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return Answer.UNAVAILABLE;
        }
    }

    static byte[] toBytes(Answer answer) {
        return answer.name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }
}
