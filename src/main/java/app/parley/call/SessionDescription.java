package app.parley.call;

/**
 * An SDP offer or answer (RFC 8829, JSEP).
 *
 * @param type which of the two
 * @param sdp the text, at most 32 KiB where it came from the network
 */
public record SessionDescription(Type type, String sdp) {
    /** The two kinds Parley uses; there is no rollback and no provisional answer. */
    public enum Type {
        OFFER,
        ANSWER
    }

    public static SessionDescription offer(String sdp) {
        return new SessionDescription(Type.OFFER, sdp);
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
