package app.parley.control;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.call.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Everything a window or a report shows of the present, immutable; published after each change.
 *
 * @param phase where the call stands
 * @param call the call, present in every phase but IDLE
 * @param peer the other person's ID, present with {@code call}
 * @param peerName the other's display name, empty where unknown
 * @param role our side, present with {@code call}
 * @param endReason present in ENDED
 * @param connectedAt wall clock of the first CONNECTED, empty before
 * @param peerRinging in CALLING: the other side has said that it rings
 * @param peerIsPage the other side is a browser page
 * @param local what this side sends
 * @param peerMedia what the other side says it sends
 * @param signaling the connection to the server
 * @param problems local devices that do not serve
 */
public record CallSnapshot(
        Phase phase,
        Optional<CallId> call,
        Optional<PeerId> peer,
        String peerName,
        Optional<Role> role,
        Optional<EndReason> endReason,
        Optional<Instant> connectedAt,
        boolean peerRinging,
        boolean peerIsPage,
        PeerMedia local,
        PeerMedia peerMedia,
        SignalingStatus signaling,
        Set<DeviceProblem> problems) {

    /** The call's states as a person knows them. */
    public enum Phase {
        IDLE,
        CALLING,
        RINGING,
        CONNECTING,
        CONNECTED,
        RECONNECTING,
        ENDED
    }

    public static final CallSnapshot INITIAL = new CallSnapshot(
            Phase.IDLE,
            Optional.empty(),
            Optional.empty(),
            "",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            PeerMedia.ALL_ON,
            PeerMedia.ALL_ON,
            new SignalingStatus.Connecting(),
            Set.of());
}
