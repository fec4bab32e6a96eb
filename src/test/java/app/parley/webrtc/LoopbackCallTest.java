package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two real peers in one process. */
class LoopbackCallTest {
    private final InMemorySignaling signaling = new InMemorySignaling();
    private final TestPeer ann = new TestPeer(signaling, "ann", new GreyBars());
    private final TestPeer bob = new TestPeer(signaling, "bob", new GreyBars());

    @AfterEach
    void close() {
        ann.close();
        bob.close();
    }

    @Test
    void bothSeeEachOtherAndHangUpEndsBoth() throws InterruptedException {
        connect();
        ann.awaitFrames(30);
        bob.awaitFrames(30);
        ann.control.hangUp(ann.awaitPhase(Phase.CONNECTED).call().orElseThrow());
        assertEquals(EndReason.HUNG_UP, ann.awaitPhase(Phase.ENDED).endReason().orElseThrow());
        assertEquals(
                EndReason.PEER_HUNG_UP, bob.awaitPhase(Phase.ENDED).endReason().orElseThrow());
    }

    @Test
    void oneCallFollowsAnother() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            connect();
            ann.awaitFrames(5);
            bob.awaitFrames(5);
            bob.control.hangUp(bob.awaitPhase(Phase.CONNECTED).call().orElseThrow());
            ann.awaitPhase(Phase.ENDED);
            bob.awaitPhase(Phase.ENDED);
        }
    }

    @Test
    void theRemotePictureIsScaledToThePane() throws InterruptedException {
        bob.remotePicture.setPaneSize(400, 400);
        connect();
        bob.awaitFrames(10);
        var picture = bob.remotePicture.takeNewest();
        assertTrue(
                picture != null && picture.width() == 400 && picture.height() == 226 || picture.height() == 224,
                () -> "got " + (picture == null ? "nothing" : picture.width() + "x" + picture.height()));
    }

    private void connect() {
        ann.control.dial(new PeerId("bob"), LocalMedia.AUDIO_AND_VIDEO);
        CallSnapshot ringing = bob.awaitPhase(Phase.RINGING);
        bob.control.accept(ringing.call().orElseThrow(), LocalMedia.AUDIO_AND_VIDEO);
        ann.awaitPhase(Phase.CONNECTED);
        bob.awaitPhase(Phase.CONNECTED);
    }
}
