package app.parley.call;

/**
 * One trickled ICE candidate (RFC 8838), never empty: end-of-candidates is not sent.
 *
 * @param candidate the candidate attribute's value, {@code candidate:...}
 * @param sdpMid the media section's identification tag, or empty where the sender gave none
 * @param sdpMLineIndex the media section's index, from 0
 */
public record IceCandidate(String candidate, String sdpMid, int sdpMLineIndex) {
    /** Never the candidate itself: it is an address and must not reach a log. */
    @Override
    public String toString() {
        return "IceCandidate(" + sdpMid + ")";
    }
}
