package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.control.Ahead;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.CallStatistics;
import org.junit.jupiter.api.BeforeEach;

/** Ann calls Bob, who keeps her: the path is made while it rings. */
abstract class CallsAhead extends TwoPeers {
    static final PeerId ANN = new PeerId("ann");
    static final PeerId BOB = new PeerId("bob");

    @BeforeEach
    void bobKeepsAnn() {
        bob.ahead.put(ANN, Ahead.CONNECT);
    }

    /** Ann has dialled, and both have a path. */
    void rings() throws InterruptedException {
        ann.control.dial(BOB, LocalMedia.AUDIO_AND_VIDEO);
        ringing();
        ann.awaitStatistics(CallsAhead::hasPath);
        bob.awaitStatistics(CallsAhead::hasPath);
    }

    static boolean hasPath(CallStatistics figures) {
        return !figures.localCandidateType().isEmpty() && figures.bytesReceived() > 0;
    }

    CallId ringing() {
        return bob.awaitPhase(Phase.RINGING).call().orElseThrow();
    }

    void accept() {
        bob.control.accept(ringing(), LocalMedia.AUDIO_AND_VIDEO);
        ann.awaitPhase(Phase.CONNECTED);
        bob.awaitPhase(Phase.CONNECTED);
    }

    static void hangUp(TestPeer one) {
        one.control.hangUp(one.await(it -> it.call().isPresent()).call().orElseThrow());
    }

    static void hangUp(TestPeer one, TestPeer other) {
        one.control.hangUp(one.awaitPhase(Phase.CONNECTED).call().orElseThrow());
        CallSnapshot ended = other.awaitPhase(Phase.ENDED);
        assertEquals(EndReason.PEER_HUNG_UP, ended.endReason().orElseThrow());
    }
}
