package app.parley.signaling;

import java.util.Optional;

/** What a message with {@code payload.ext} means; each belongs to one type of message. */
enum Op {
    OFFER("OFFER", "offer"),
    RESTART("OFFER", "restart"),
    RENEGOTIATE("OFFER", "renegotiate"),
    PROVISIONAL("ANSWER", "provisional"),
    ANSWER("ANSWER", "answer"),
    CANDIDATE("CANDIDATE", "candidate"),
    RINGING("CANDIDATE", "ringing"),
    RESTART_PLEASE("CANDIDATE", "restart-please"),
    RENEGOTIATE_PLEASE("CANDIDATE", "renegotiate-please"),
    CANCEL("LEAVE", "cancel"),
    DECLINE("LEAVE", "decline"),
    NO_ANSWER("LEAVE", "no-answer"),
    BUSY("LEAVE", "busy"),
    HANG_UP("LEAVE", "hangup");

    private final String type;
    private final String word;

    Op(String type, String word) {
        this.type = type;
        this.word = word;
    }

    /** The PeerJS type it travels in. */
    String type() {
        return type;
    }

    String word() {
        return word;
    }

    /** Whether it may come over the control channel: what changes a call that is up, and nothing that begins or ends one. */
    boolean isRelayed() {
        return switch (this) {
            case RESTART, RENEGOTIATE, ANSWER, CANDIDATE, RESTART_PLEASE, RENEGOTIATE_PLEASE -> true;
            case OFFER, PROVISIONAL, RINGING, CANCEL, DECLINE, NO_ANSWER, BUSY, HANG_UP -> false;
        };
    }

    /** Empty for a word of a later version, or one that does not belong to {@code type}. */
    static Optional<Op> of(String type, String word) {
        for (Op op : values()) {
            if (op.type.equals(type) && op.word.equals(word)) {
                return Optional.of(op);
            }
        }
        return Optional.empty();
    }
}
