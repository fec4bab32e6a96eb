package app.parley.server;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Who owns an ID, as all nodes read it in the bucket.
 *
 * @param node the node that holds it; empty while its owner is away
 * @param epoch rises with each claim: of two claims the one with the greater epoch stands
 * @param token proof of the owner, a hash
 * @param listed whether the owner agreed to stand in the directory
 * @param keep how long the ID is kept once its owner has gone, milliseconds
 * @param until until when it is kept for its owner who is away, milliseconds since 1970; 0 while it is held
 */
record Ownership(String node, long epoch, String token, boolean listed, long keep, long until) {
    /** Of an ID that {@code peer} holds at {@code node}. */
    static Ownership held(Peer peer, String node, long epoch, long keep) {
        return new Ownership(node, epoch, peer.proof(), peer.isListed(), keep, 0);
    }

    /** Its owner is away. */
    Ownership away(long until) {
        return new Ownership("", epoch, token, false, keep, until);
    }

    boolean isAway() {
        return node.isEmpty();
    }

    boolean isOwnedBy(Peer peer) {
        return token.equals(peer.proof());
    }

    byte[] toBytes() {
        var json = new JsonObject();
        json.addProperty("node", node);
        json.addProperty("epoch", epoch);
        json.addProperty("token", token);
        json.addProperty("listed", listed);
        json.addProperty("keep", keep);
        json.addProperty("until", until);
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What {@link #toBytes} wrote; empty if it is anything else, which nobody owns then. */
    static Optional<Ownership> read(byte[] bytes) {
        try {
            JsonObject json = JsonParser.parseString(new String(bytes, StandardCharsets.UTF_8))
                    .getAsJsonObject();
            return Optional.of(new Ownership(
                    json.get("node").getAsString(),
                    json.get("epoch").getAsLong(),
                    json.get("token").getAsString(),
                    json.get("listed").getAsBoolean(),
                    json.get("keep").getAsLong(),
                    json.get("until").getAsLong()));
        } catch (JsonParseException | IllegalStateException | NullPointerException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Leaves the proof out. */
    @Override
    public String toString() {
        return "Ownership[node=" + node + ", epoch=" + epoch + "]";
    }
}
