package app.parley.signaling;

import app.parley.call.HangUpCause;
import org.jspecify.annotations.Nullable;

/** How the cause of a hang-up is written, on the server's way and on the control channel alike. */
final class CauseWords {
    private CauseWords() {}

    static String of(HangUpCause cause) {
        return switch (cause) {
            case PERSON -> "hangup";
            case CONNECT_FAILED -> "connect-failed";
            case NEGOTIATION_FAILED -> "negotiation-failed";
            case CONNECTION_LOST -> "connection-lost";
        };
    }

    /** A word that a later version may have, or none, tells nothing else than that the other side is gone. */
    static HangUpCause read(@Nullable String word) {
        for (HangUpCause cause : HangUpCause.values()) {
            if (of(cause).equals(word)) {
                return cause;
            }
        }
        return HangUpCause.PERSON;
    }
}
