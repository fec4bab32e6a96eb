package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.OfferKind;
import app.parley.call.Signal;
import app.parley.control.CallSnapshot.Phase;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two real peers in one process. */
class LoopbackCallTest extends TwoPeers {
    @Test
    void bothSeeEachOtherAndHangUpEndsBoth() throws InterruptedException {
        ann.connect(bob);
        ann.awaitFrames(30);
        bob.awaitFrames(30);
        assertEquals(List.of("ringback", "no ringback"), ann.rings);
        assertEquals(List.of("ring", "no ring"), bob.rings);
        ann.control.hangUp(ann.awaitPhase(Phase.CONNECTED).call().orElseThrow());
        assertEquals(EndReason.HUNG_UP, ann.awaitPhase(Phase.ENDED).endReason().orElseThrow());
        assertEquals(
                EndReason.PEER_HUNG_UP, bob.awaitPhase(Phase.ENDED).endReason().orElseThrow());
    }

    /** Else the next call's pictures would fill up the old generation, and all would stop in the midst of it. */
    @Test
    void whatACallLeavesIsCollectedAtItsEnd() throws InterruptedException {
        ann.connect(bob);
        bob.awaitFrames(1);
        // So large an array of objects goes with a full collection, not with the small ones of the meantime.
        WeakReference<Object[]> left = new WeakReference<>(new Object[1_000_000]);
        ann.control.hangUp(ann.awaitPhase(Phase.CONNECTED).call().orElseThrow());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!left.refersTo(null) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertTrue(left.refersTo(null));
    }

    /** On Linux; elsewhere the threads are all alike. */
    @Test
    void picturesGiveWayToTheSound() throws IOException, InterruptedException {
        ann.connect(bob);
        boolean nice = !Files.isDirectory(VideoThreads.THREADS);
        for (int frames = 0; !nice && frames < 900; frames++) {
            ann.awaitFrames(1);
            nice = allOfVideoAreNice();
        }
        assertTrue(nice);
    }

    private static boolean allOfVideoAreNice() throws IOException {
        int usual = VideoThreads.niceness(Path.of("/proc/self"));
        List<Integer> found = new ArrayList<>();
        try (Stream<Path> threads = Files.list(VideoThreads.THREADS)) {
            for (Path thread : threads.filter(VideoThreads::isOfVideo).toList()) {
                found.add(VideoThreads.niceness(thread) - usual);
            }
        }
        // Two of each kind, one an end.
        return found.size() >= 6 && found.stream().allMatch(nicer -> nicer == VideoThreads.NICER);
    }

    @Test
    void oneCallFollowsAnother() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            ann.connect(bob);
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
        ann.connect(bob);
        bob.awaitFrames(10);
        var picture = bob.remotePicture.takeNewest();
        assertTrue(
                picture != null && picture.width() == 400 && picture.height() == 226 || picture.height() == 224,
                () -> "got " + (picture == null ? "nothing" : picture.width() + "x" + picture.height()));
    }

    /** The caller offers over the channel; the callee asks there for an offer, and is answered there. */
    @ParameterizedTest
    @ValueSource(strings = {"caller", "callee"})
    void aRestartNeedsNoServer(String who) throws InterruptedException {
        ann.connect(bob);
        ann.awaitFrames(5);
        signaling.relayed.clear();
        signaling.die();
        TestPeer stalled = who.equals("caller") ? ann : bob;
        CallId call = ann.awaitPhase(Phase.CONNECTED).call().orElseThrow();
        stalled.control.onEvent(new CallEvent.MediaStalled(call));
        List<Signal> exchange = new ArrayList<>();
        while (exchange.stream().noneMatch(Signal.Answer.class::isInstance)) {
            Signal next = signaling.relayed.poll(90, TimeUnit.SECONDS);
            assertNotNull(next, () -> "no answer came, but " + exchange);
            exchange.add(next);
        }
        assertEquals(who.equals("callee"), exchange.contains(new Signal.RestartPlease()), exchange::toString);
        Signal.Offer offer = first(exchange, Signal.Offer.class);
        assertEquals(OfferKind.RESTART, offer.kind());
        assertEquals(offer.serial(), first(exchange, Signal.Answer.class).serial());
        ann.awaitFrames(30);
        bob.awaitFrames(30);
    }

    private static <T extends Signal> T first(List<Signal> signals, Class<T> kind) {
        return signals.stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind.getSimpleName() + " in " + signals));
    }
}
