package app.parley.webrtc;

import app.parley.call.CallId;
import app.parley.call.SessionDescription;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The connection of a call that rings, which has read the offer: Accept need not wait for that. It has no track, and none
 * of its lines sends or receives, so the library opens no device. Until it answers provisionally it has no local
 * description either, gathers no candidate and sends nothing. Confined to call-control.
 */
final class PreparedCall {
    /** The library keeps 0.2 MiB of each connection for good; to ring in vain must not cost more than that many times. */
    private static final int MOST_IN_VAIN = 32;

    private static final String CANDIDATE = "\na=candidate:";

    private @Nullable LivePeerConnection waiting;
    private int inVain;

    /**
     * Whether {@code offer} may be read before this person has answered. One with candidates may not: the library would
     * ask for the addresses of those that are names. Nor may one that refuses a section, which tracks cannot be added to.
     */
    boolean mayRead(SessionDescription offer) {
        return inVain < MOST_IN_VAIN
                && !offer.sdp().contains(CANDIDATE)
                && SdpText.refused(offer.sdp()).isEmpty();
    }

    /** Keeps a connection; none may be here. */
    void keep(LivePeerConnection connection) {
        waiting = connection;
        inVain++;
    }

    /** Gives the one of {@code call} away, for the call has begun. */
    Optional<LivePeerConnection> take(CallId call) {
        LivePeerConnection connection = waiting;
        if (connection == null || !connection.call().equals(call) || !connection.isSound()) {
            return Optional.empty();
        }
        waiting = null;
        inVain = 0;
        return Optional.of(connection);
    }

    /** The one of {@code call}, which stays here. */
    Optional<LivePeerConnection> of(CallId call) {
        return Optional.ofNullable(waiting).filter(it -> it.call().equals(call));
    }

    /** Gives away what is here, to be closed. */
    Optional<LivePeerConnection> drop() {
        LivePeerConnection connection = waiting;
        waiting = null;
        return Optional.ofNullable(connection);
    }
}
