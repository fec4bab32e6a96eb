package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.call.SessionDescription;
import app.parley.call.Signal;
import app.parley.control.Ahead;
import app.parley.control.CallSnapshot.Phase;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Calls whose offer the callee's library has read while they rang. */
class PreparedCallTest extends TwoPeers {
    private static final PeerId ANN = new PeerId("ann");
    private static final PeerId BOB = new PeerId("bob");

    @Test
    void aCallThatWasPreparedIsACallAsAnyOther() throws InterruptedException {
        bob.ahead.put(ANN, Ahead.READ);
        for (int i = 0; i < 2; i++) {
            ann.connect(bob);
            ann.awaitFrames(10);
            bob.awaitFrames(10);
            assertTrue(ann.await(it -> it.peerMedia().camera()).peerMedia().camera());
            bob.control.hangUp(bob.awaitPhase(Phase.CONNECTED).call().orElseThrow());
            assertEquals(
                    EndReason.PEER_HUNG_UP,
                    ann.awaitPhase(Phase.ENDED).endReason().orElseThrow());
        }
    }

    @Test
    void ringsThatEndAreNotInTheWayOfTheNextCall() throws InterruptedException {
        bob.ahead.put(ANN, Ahead.READ);
        for (int i = 0; i < 3; i++) {
            ann.control.dial(BOB, LocalMedia.AUDIO_AND_VIDEO);
            bob.control.decline(bob.awaitPhase(Phase.RINGING).call().orElseThrow());
            assertEquals(
                    EndReason.PEER_DECLINED,
                    ann.awaitPhase(Phase.ENDED).endReason().orElseThrow());
        }
        ann.connect(bob);
        bob.awaitFrames(10);
    }

    /** Accept says so, as without. */
    @Test
    void anOfferThatCannotBeReadFailsTheCallAtAccept() {
        bob.ahead.put(ANN, Ahead.READ);
        signaling.tamper(signal -> signal instanceof Signal.Offer(String sdp, var why, int serial, var from)
                ? new Signal.Offer(sdp.replace("m=video", "m=vid eo"), why, serial, from)
                : signal);
        ann.control.dial(BOB, LocalMedia.AUDIO_AND_VIDEO);
        bob.control.accept(bob.awaitPhase(Phase.RINGING).call().orElseThrow(), LocalMedia.AUDIO_AND_VIDEO);
        assertEquals(
                EndReason.NEGOTIATION_FAILED,
                bob.awaitPhase(Phase.ENDED).endReason().orElseThrow());
    }

    @Test
    void whatNeedsMoreThanReadingWaits() throws InterruptedException {
        AtomicReference<String> offer = new AtomicReference<>("");
        signaling.tamper(signal -> {
            if (signal instanceof Signal.Offer made) {
                offer.set(made.sdp());
            }
            return signal;
        });
        ann.connect(bob);
        assertTrue(PreparedCall.mayRead(SessionDescription.offer(offer.get())));
        // A name in a candidate would be asked for.
        assertFalse(PreparedCall.mayRead(
                SessionDescription.offer(offer.get() + "a=candidate:1 1 udp 1 8e0c1b2a.local 9 typ host\r\n")));
        assertFalse(
                PreparedCall.mayRead(SessionDescription.offer(offer.get().replaceFirst("m=video \\d+", "m=video 0"))));
    }
}
