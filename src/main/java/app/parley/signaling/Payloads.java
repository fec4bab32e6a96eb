package app.parley.signaling;

import app.parley.call.CallId;
import app.parley.call.IceCandidate;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** The parts of PeerJS payloads, read strictly within the protocol's limits, and written. */
final class Payloads {
    static final int LONGEST_SDP = 32 * 1024;
    static final int LONGEST_CANDIDATE = 1024;
    private static final int LONGEST_ID = 128;
    private static final int LONGEST_MID = 64;
    private static final int GREATEST_INDEX = 255;

    private Payloads() {}

    static CallId callId(Fields payload) throws SignalFormatException {
        String id = payload.string("connectionId", LONGEST_ID);
        if (!CallId.isValid(id)) {
            throw new SignalFormatException("connectionId is no call id");
        }
        return new CallId(id);
    }

    /** The text of {@code sdp: {type, sdp}}. */
    static String sdp(Fields payload, String type) throws SignalFormatException {
        Fields description = payload.optionalFields("sdp");
        if (description == null || !description.string("type", LONGEST_MID).equals(type)) {
            throw new SignalFormatException("no " + type);
        }
        return description.string("sdp", LONGEST_SDP);
    }

    /** Null for an end-of-candidates, however it is put. */
    static @Nullable IceCandidate candidate(Fields payload) throws SignalFormatException {
        Fields fields = payload.optionalFields("candidate");
        if (fields == null) {
            return null;
        }
        String text = fields.optionalString("candidate", LONGEST_CANDIDATE);
        String mid = fields.optionalString("sdpMid", LONGEST_MID);
        int index = fields.number("sdpMLineIndex", GREATEST_INDEX, 0);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (hasControl(text) || (mid != null && hasControl(mid))) {
            throw new SignalFormatException("candidate has control characters");
        }
        return new IceCandidate(text, mid == null ? "" : mid, index);
    }

    static JsonObject media(CallId call) {
        JsonObject payload = new JsonObject();
        payload.addProperty("type", "media");
        payload.addProperty("connectionId", call.value());
        return payload;
    }

    static JsonObject description(String type, String sdp) {
        JsonObject description = new JsonObject();
        description.addProperty("type", type);
        description.addProperty("sdp", sdp);
        return description;
    }

    static JsonObject candidate(IceCandidate candidate) {
        JsonObject object = new JsonObject();
        object.addProperty("candidate", candidate.candidate());
        if (!candidate.sdpMid().isEmpty()) {
            object.addProperty("sdpMid", candidate.sdpMid());
        }
        object.addProperty("sdpMLineIndex", candidate.sdpMLineIndex());
        return object;
    }

    private static boolean hasControl(String text) {
        // A line break would smuggle further SDP lines into the native parser.
        return text.chars().anyMatch(Character::isISOControl);
    }
}
