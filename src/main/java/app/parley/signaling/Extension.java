package app.parley.signaling;

import app.parley.call.PeerInfo;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code payload.ext}, what a Parley adds to a PeerJS message.
 *
 * @param op the word as written: unknown ones are for the reader to ignore
 * @param seq counts from 1 per call and sender
 * @param offer the serial of the offer made or answered, -1 where absent
 * @param sender what the sender says of itself, or null where it says nothing
 * @param reason why it hangs up, or null where it says nothing
 */
record Extension(
        String op,
        int seq,
        int offer,
        @Nullable PeerInfo sender,
        @Nullable String reason) {
    private static final int VERSION = 1;
    private static final int LONGEST_WORD = 64;
    private static final int MOST_CAPABILITIES = 32;
    /** Longer than a name may be, as a long one is cut, not refused. */
    private static final int LONGEST_RAW_NAME = 1024;

    /** Of a program that sends {@code ext} but does not name itself. */
    private static final String NAMELESS_APP = "?";

    /** Null where the payload has none: the sender is a plain page. */
    static @Nullable Extension read(Fields payload) throws SignalFormatException {
        Fields ext = payload.optionalFields("ext");
        if (ext == null) {
            return null;
        }
        if (ext.number("v", Integer.MAX_VALUE, 0) < VERSION) {
            throw new SignalFormatException("v is missing");
        }
        int seq = ext.number("seq", Integer.MAX_VALUE, 0);
        if (seq == 0) {
            throw new SignalFormatException("seq is missing");
        }
        boolean introduced = ext.has("app") || ext.has("name") || ext.has("caps");
        return new Extension(
                ext.string("op", LONGEST_WORD),
                seq,
                ext.number("offer", Integer.MAX_VALUE, -1),
                introduced ? sender(ext) : null,
                ext.optionalString("reason", LONGEST_WORD));
    }

    JsonObject write() {
        JsonObject ext = new JsonObject();
        ext.addProperty("v", VERSION);
        ext.addProperty("op", op);
        ext.addProperty("seq", seq);
        if (offer >= 0) {
            ext.addProperty("offer", offer);
        }
        if (reason != null) {
            ext.addProperty("reason", reason);
        }
        if (sender != null) {
            JsonArray capabilities = new JsonArray();
            sender.capabilities().stream().sorted().forEach(capabilities::add);
            ext.addProperty("app", sender.app());
            ext.addProperty("name", sender.name());
            ext.add("caps", capabilities);
        }
        return ext;
    }

    /** A sender of {@code ext} that said nothing of itself. */
    static PeerInfo nameless() {
        return new PeerInfo(NAMELESS_APP, "", Set.of());
    }

    private static PeerInfo sender(Fields ext) throws SignalFormatException {
        String app = ext.optionalString("app", LONGEST_WORD);
        String name = ext.optionalString("name", LONGEST_RAW_NAME);
        String program = app == null ? "" : DisplayName.clean(app);
        return new PeerInfo(
                // An empty one would make it a page.
                program.isEmpty() ? NAMELESS_APP : program,
                name == null ? "" : DisplayName.clean(name),
                ext.strings("caps", MOST_CAPABILITIES, LONGEST_WORD));
    }
}
