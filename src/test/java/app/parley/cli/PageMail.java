package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Page;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * All messages that a page exchanged, read as the strictest browser would: an ANSWER before candidates, one OFFER a
 * connection, no end-of-candidates, nothing that PeerJS does not know, nothing after LEAVE, and SDP by the letter.
 */
final class PageMail {
    private static final Set<String> FOR_PAGES = Set.of("OPEN", "OFFER", "ANSWER", "CANDIDATE", "LEAVE", "EXPIRE");
    private static final String CANDIDATE = "candidate:\\S{1,32} [12] (?:udp|tcp) \\d+ \\S+ \\d+ typ "
            + "(?:host|srflx|prflx|relay)(?: raddr \\S+ rport \\d+)?(?: \\S+ \\S+)*";

    private final PeerPage page;
    /** By connection: what the page offered or answered, and what it was offered or answered. */
    private final Map<String, StrictSdp> sent = new HashMap<>();

    private final Map<String, StrictSdp> received = new HashMap<>();
    /** Who described a connection, by connection; and which of these the other side has left. */
    private final Map<String, String> sources = new HashMap<>();

    private final Set<String> left = new HashSet<>();
    private int descriptions;

    PageMail(PeerPage page) {
        this.page = page;
    }

    /** How many descriptions others sent it. */
    int assertStrict() {
        for (Page.SocketMessage each : page.page().socketMessages()) {
            JsonObject message = JsonParser.parseString(each.text()).getAsJsonObject();
            String type = message.get("type").getAsString();
            if (!each.sent()) {
                assertTrue(FOR_PAGES.contains(type), () -> "not for a page: " + message);
                read(type, message);
            } else if (type.equals("OFFER") || type.equals("ANSWER")) {
                JsonObject payload = message.getAsJsonObject("payload");
                sent.put(connection(payload), StrictSdp.read(sdp(payload, type)));
            }
        }
        return descriptions;
    }

    private void read(String type, JsonObject message) {
        String source = message.has("src") ? message.get("src").getAsString() : "";
        switch (type) {
            case "OFFER", "ANSWER" -> described(type, source, message.getAsJsonObject("payload"));
            case "CANDIDATE" -> candidate(message.getAsJsonObject("payload"));
            case "LEAVE" -> {
                assertLeave(message.get("payload"));
                sources.forEach((connection, by) -> {
                    if (by.equals(source)) {
                        left.add(connection);
                    }
                });
            }
            default -> {}
        }
    }

    private void described(String type, String source, JsonObject payload) {
        String connection = connection(payload);
        assertFalse(received.containsKey(connection), () -> "a second " + type + ": " + payload);
        StrictSdp description = StrictSdp.read(sdp(payload, type));
        if (type.equals("OFFER")) {
            description.assertOffer();
        } else {
            assertFalse(payload.has("ext"), () -> "a page gets no ext: " + payload);
            StrictSdp offer = sent.get(connection);
            assertNotNull(offer, () -> "answers nothing: " + payload);
            description.assertAnswers(offer);
        }
        received.put(connection, description);
        sources.put(connection, source);
        descriptions++;
    }

    private void candidate(JsonObject payload) {
        String connection = connection(payload);
        assertFalse(payload.has("ext"), () -> "a page gets no ext: " + payload);
        assertFalse(left.contains(connection), () -> "after LEAVE: " + payload);
        StrictSdp description = received.get(connection);
        assertNotNull(description, () -> "a candidate before its description: " + payload);
        JsonElement candidate = payload.get("candidate");
        assertTrue(candidate != null && candidate.isJsonObject(), () -> "no candidate: " + payload);
        JsonObject parts = candidate.getAsJsonObject();
        String text = parts.get("candidate").getAsString();
        assertTrue(text.matches(CANDIDATE), text);
        int line = parts.get("sdpMLineIndex").getAsInt();
        assertEquals(description.mids().get(line), parts.get("sdpMid").getAsString(), payload::toString);
    }

    /** Without a payload, or the cancel of a caller who does not know yet that this is a page. */
    private static void assertLeave(JsonElement payload) {
        if (payload != null && payload.isJsonObject()) {
            JsonObject ext = payload.getAsJsonObject().getAsJsonObject("ext");
            assertEquals("cancel", ext.get("op").getAsString());
        }
    }

    private static String connection(JsonObject payload) {
        assertTrue(Set.of("media", "data").contains(payload.get("type").getAsString()), payload::toString);
        return payload.get("connectionId").getAsString();
    }

    private static String sdp(JsonObject payload, String type) {
        JsonObject description = payload.getAsJsonObject("sdp");
        assertTrue(type.equalsIgnoreCase(description.get("type").getAsString()), payload::toString);
        return description.get("sdp").getAsString();
    }
}
