package app.parley.ui;

import app.parley.call.PeerId;
import java.util.Optional;

/** Why what was typed cannot be called; each has its sentence. */
enum DialProblem {
    EMPTY,
    SHAPE,
    TOO_LONG,
    OWN_ID,
    OFFLINE;

    private static final int LONGEST_ID = 64;

    /**
     * Checks what was typed.
     *
     * @param typed without blanks around it
     * @param ownId empty while unknown
     * @param online whether the server would carry a call
     */
    static Optional<DialProblem> of(String typed, String ownId, boolean online) {
        if (typed.isEmpty()) {
            return Optional.of(EMPTY);
        }
        if (typed.length() > LONGEST_ID) {
            return Optional.of(TOO_LONG);
        }
        if (!PeerId.isValid(typed)) {
            return Optional.of(SHAPE);
        }
        if (typed.equals(ownId)) {
            return Optional.of(OWN_ID);
        }
        return online ? Optional.empty() : Optional.of(OFFLINE);
    }
}
