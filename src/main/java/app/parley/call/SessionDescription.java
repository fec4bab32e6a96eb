package app.parley.call;

/**
 * An SDP offer or answer (RFC 8829, JSEP).
 *
 * @param type which of them
 * @param sdp the text, at most 32 KiB where it came from the network
 */
public record SessionDescription(Type type, String sdp) {
    /** The kinds Parley uses; there is no rollback. */
    public enum Type {
        OFFER,
        /** Of a callee who has not consented yet (JSEP's {@code pranswer}): a path is made, no media may flow. */
        PROVISIONAL_ANSWER,
        ANSWER
    }

    public static SessionDescription offer(String sdp) {
        return new SessionDescription(Type.OFFER, sdp);
    }

    public static SessionDescription provisionalAnswer(String sdp) {
        return new SessionDescription(Type.PROVISIONAL_ANSWER, sdp);
    }

    public static SessionDescription answer(String sdp) {
        return new SessionDescription(Type.ANSWER, sdp);
    }

    /** Never the SDP itself: it carries addresses and must not reach a log. */
    @Override
    public String toString() {
        return type + "(" + sdp.length() + " characters)";
    }
}
