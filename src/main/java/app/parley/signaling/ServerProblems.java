package app.parley.signaling;

import app.parley.control.SignalingStatus.Problem;
import com.google.gson.JsonElement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what a server complains of: by code from ours, by sentence from a stock one. */
final class ServerProblems {
    private static final int LONGEST = 1024;

    private ServerProblems() {}

    /** Null for a message that is no complaint. */
    static @Nullable Problem of(WireMessage message) {
        return switch (message.type()) {
            case "ID-TAKEN" -> Problem.ID_TAKEN;
            case "INVALID-KEY" -> Problem.INVALID_KEY;
            case "ERROR" -> Presence.isMissingDirectory(message) ? null : ofError(message.payload());
            default -> null;
        };
    }

    private static Problem ofError(JsonElement payload) {
        try {
            Fields fields = Fields.of(payload);
            String text = fields.optionalString("msg", LONGEST);
            String code = fields.optionalString("code", LONGEST);
            return ofText(code == null ? "" : code.toLowerCase(Locale.ROOT), text == null ? "" : text);
        } catch (SignalFormatException _) {
            return Problem.SERVER_ERROR;
        }
    }

    private static Problem ofText(String code, String text) {
        if (code.equals("invalid-key") || text.equals("Invalid key provided")) {
            return Problem.INVALID_KEY;
        }
        if (code.equals("invalid-token")) {
            return Problem.TOKEN_REFUSED;
        }
        if (code.equals("too-many-claims")) {
            return Problem.TOO_MANY_CLAIMS;
        }
        if (code.equals("server-full") || text.contains("concurrent user limit")) {
            return Problem.FULL;
        }
        return Problem.SERVER_ERROR;
    }
}
