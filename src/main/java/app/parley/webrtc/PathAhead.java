package app.parley.webrtc;

import app.parley.call.ConnectionState;
import app.parley.call.IceCandidate;
import app.parley.call.SessionDescription;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one connection was told and what it said before its call was answered. Until then its state is nobody's business:
 * a call that nobody has answered neither connects nor fails. Confined to call-control.
 */
final class PathAhead {
    private Optional<SessionDescription> offer = Optional.empty();
    private final Set<IceCandidate> candidates = new HashSet<>();
    private boolean answered;
    private boolean stood;
    private Optional<ConnectionState> last = Optional.empty();

    /** An offer is read before the call begins, to be given again then. */
    void take(SessionDescription read) {
        offer = Optional.of(read);
    }

    /** Whether {@code description} is the one that was taken; true once. */
    boolean hasTaken(SessionDescription description) {
        boolean same = offer.equals(Optional.of(description));
        offer = Optional.empty();
        return same;
    }

    /** Whether {@code candidate} is none that this connection has: those from before Accept are given again then. */
    boolean isNew(IceCandidate candidate) {
        return answered || candidates.add(candidate);
    }

    /** The path changed; whether that is to be told now. */
    boolean tells(ConnectionState state) {
        stood |= state == ConnectionState.CONNECTED;
        last = Optional.of(state);
        return answered;
    }

    /** Whether the path is there. */
    boolean stands() {
        return last.filter(state -> state == ConnectionState.CONNECTED).isPresent();
    }

    /** Whether the path is not there, and was or should have been. */
    boolean isLost() {
        return last.filter(state -> state != ConnectionState.CONNECTED).isPresent();
    }

    /**
     * The call is answered, on this side and to the library's knowledge.
     *
     * @return what is to be told now. A path that has never stood may still come, so its failure is not among it
     */
    List<ConnectionState> answer() {
        if (answered) {
            return List.of();
        }
        answered = true;
        candidates.clear();
        if (!stood) {
            return List.of();
        }
        return isLost() ? List.of(ConnectionState.CONNECTED, last.orElseThrow()) : List.of(ConnectionState.CONNECTED);
    }
}
