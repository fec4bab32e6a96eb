package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.SignalingChannel;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Trouble around a call: it stays, ends or is never begun, and the next one goes well. */
class TroubledCallTest extends TwoPeers {
    private static final PeerInfo STRANGER = new PeerInfo("Parley test", "eve", Set.of());
    private static final Signal.Offer OFFER = new Signal.Offer("v=0\r\n", OfferKind.INITIAL, 1, STRANGER);
    /** More than are kept track of at a time. */
    private static final int MANY = 70;

    private final PeerId eve = new PeerId("eve");
    private final PeerId bobsId = new PeerId("bob");

    @Test
    void nobodyIsKeptFromCallingByOffersOfCallsThatAreOver() {
        SignalingChannel channel = signaling.channel(eve, STRANGER);
        for (int i = 0; i < MANY; i++) {
            CallId call = new CallId("eve_" + i);
            channel.send(call, bobsId, OFFER);
            awaitPhaseOf(bob, call, Phase.RINGING);
            channel.send(call, bobsId, new Signal.Cancel());
            awaitPhaseOf(bob, call, Phase.ENDED);
            channel.forget(call);
            channel.send(call, bobsId, OFFER);
        }
        ann.connect(bob);
    }

    @Test
    void whatIsSwitchedOffWhileDiallingStaysOffInTheCallOfTheOneDialled() {
        CompletableFuture<CallSnapshot> connecting = new CompletableFuture<>();
        ann.control.subscribe(snapshot -> {
            if (snapshot.phase() == Phase.CONNECTING) {
                connecting.complete(snapshot);
            }
        });
        ann.control.dial(eve, LocalMedia.AUDIO_AND_VIDEO);
        ann.awaitPhase(Phase.CALLING);
        ann.control.setMicrophoneOn(false);
        // Greater than any of ours: it stands.
        ann.control.onSignal(new CallId("z"), eve, OFFER);
        assertFalse(connecting.orTimeout(90, TimeUnit.SECONDS).join().local().microphone());
    }

    /** A camera would show its light go off and on, and cost a second. */
    @Test
    void whoDialsAtTheSameTimeFilmsOnInTheCallThatStands() throws InterruptedException {
        CountDownLatch bothOffer = new CountDownLatch(2);
        signaling.tamper(signal -> {
            if (signal instanceof Signal.Offer) {
                bothOffer.countDown();
                awaitEnd(bothOffer);
            }
            return signal;
        });
        ann.control.dial(bobsId, LocalMedia.AUDIO_AND_VIDEO);
        bob.control.dial(new PeerId("ann"), LocalMedia.AUDIO_AND_VIDEO);
        ann.awaitFrames(5);
        bob.awaitFrames(5);
        assertEquals(List.of(1, 1), List.of(annsFilm.starts.get(), bobsFilm.starts.get()));
    }

    private static void awaitEnd(CountDownLatch latch) {
        try {
            assertTrue(latch.await(90, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whoFailsToHearOfACallHoldsUpNothing() {
        ann.control.subscribe(snapshot -> {
            throw new IllegalStateException("thrown on purpose");
        });
        ann.control.addHistorian(summary -> {
            throw new IllegalStateException("thrown on purpose");
        });
        ann.connect(bob);
        ann.control.hangUp(ann.awaitPhase(Phase.CONNECTED).call().orElseThrow());
        assertEquals(EndReason.HUNG_UP, ann.awaitPhase(Phase.ENDED).endReason().orElseThrow());
        bob.awaitPhase(Phase.ENDED);
    }

    @Test
    void noCallBeginsOnceAPeerLeaves() {
        TestPeer leaving = new TestPeer(signaling, "carol", new GreyBars());
        CompletableFuture<Void> released = new CompletableFuture<>();
        leaving.thread.post(() -> leaving.control.shutDown(() -> released.complete(null)));
        released.orTimeout(90, TimeUnit.SECONDS).join();
        leaving.control.onSignal(new CallId("z"), eve, OFFER);
        leaving.control.dial(bobsId, LocalMedia.AUDIO_AND_VIDEO);
        assertEquals(Phase.IDLE, leaving.await(snapshot -> true).phase());
        assertEquals(List.of(), leaving.rings);
        leaving.thread.close();
    }

    private static void awaitPhaseOf(TestPeer peer, CallId call, Phase phase) {
        peer.await(snapshot -> snapshot.phase() == phase
                && snapshot.call().filter(call::equals).isPresent());
    }
}
