package app.parley.ui;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.PeerId;
import app.parley.call.Role;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.DeviceProblem;
import app.parley.control.PeerMedia;
import app.parley.control.SignalingStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Snapshots to show. */
final class Snapshots {
    static final SignalingStatus ONLINE = new SignalingStatus.Online("amber-fox-217");

    private Snapshots() {}

    static CallSnapshot idle(SignalingStatus signaling, DeviceProblem... problems) {
        return new CallSnapshot(
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
                signaling,
                Set.of(problems));
    }

    static CallSnapshot inCall(Phase phase, String name) {
        return new CallSnapshot(
                phase,
                Optional.of(new CallId("call-1")),
                Optional.of(new PeerId("amber-owl-88")),
                name,
                Optional.of(phase == Phase.RINGING ? Role.CALLEE : Role.CALLER),
                Optional.empty(),
                phase == Phase.CONNECTED || phase == Phase.RECONNECTING
                        ? Optional.of(Instant.now().minusSeconds(767))
                        : Optional.empty(),
                phase == Phase.CALLING,
                false,
                PeerMedia.ALL_ON,
                PeerMedia.ALL_ON,
                ONLINE,
                Set.of());
    }

    static CallSnapshot ended(EndReason reason, String name) {
        CallSnapshot was = inCall(Phase.ENDED, name);
        return new CallSnapshot(
                was.phase(),
                was.call(),
                was.peer(),
                was.peerName(),
                was.role(),
                Optional.of(reason),
                was.connectedAt(),
                false,
                false,
                was.local(),
                was.peerMedia(),
                was.signaling(),
                was.problems());
    }

    static CallSnapshot withLocal(CallSnapshot was, PeerMedia local) {
        return with(was, local, was.peerMedia(), was.problems());
    }

    static CallSnapshot withPeer(CallSnapshot was, PeerMedia peer) {
        return with(was, was.local(), peer, was.problems());
    }

    static CallSnapshot withProblems(CallSnapshot was, DeviceProblem... problems) {
        return with(was, was.local(), was.peerMedia(), Set.of(problems));
    }

    private static CallSnapshot with(CallSnapshot was, PeerMedia local, PeerMedia peer, Set<DeviceProblem> problems) {
        return new CallSnapshot(
                was.phase(),
                was.call(),
                was.peer(),
                was.peerName(),
                was.role(),
                was.endReason(),
                was.connectedAt(),
                was.peerRinging(),
                was.peerIsPage(),
                local,
                peer,
                was.signaling(),
                problems);
    }
}
