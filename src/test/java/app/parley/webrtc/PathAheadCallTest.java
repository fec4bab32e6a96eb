package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import app.parley.control.Ahead;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.CallStatistics;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Calls of someone whom the callee keeps: the path is made while it rings, and nothing flows before Accept. */
class PathAheadCallTest extends CallsAhead {
    private static final PeerInfo PARLEY =
            new PeerInfo("Parley test", "bob", Set.of(PeerInfo.RESTART, PeerInfo.CHANNEL, PeerInfo.PROVISIONAL));
    /** Bytes; a path without media needs a hundredth of that. */
    private static final int MUCH = 300_000;

    @Test
    void thePathIsThereBeforeAcceptAndNothingFlows() throws InterruptedException {
        rings();
        // As long as media would have needed to come, several times over.
        TimeUnit.SECONDS.sleep(1);
        for (TestPeer peer : List.of(ann, bob)) {
            CallStatistics figures = peer.awaitStatistics(CallsAhead::hasPath);
            assertEquals(0, figures.audioPacketsReceived(), "sound before Accept");
            assertEquals(0, figures.framesReceived(), "pictures before Accept");
            assertEquals(0, peer.framesReceived.get(), "pictures before Accept");
        }
        assertEquals(Phase.CALLING, ann.await(_ -> true).phase());
        accept();
        ann.awaitFrames(10);
        bob.awaitFrames(10);
        assertTrue(ann.await(it -> it.peerMedia().camera()).peerMedia().camera());
        hangUp(bob, ann);
    }

    /** A caller's program that takes no notice of its own side's rule gets nothing either. */
    @Test
    void theProvisionalAnswerItselfLetsNothingFlow() throws InterruptedException {
        List<String> answers = new CopyOnWriteArrayList<>();
        signaling.tamper(signal -> {
            if (signal instanceof Signal.ProvisionalAnswer(String sdp, int _)) {
                answers.add(sdp);
            }
            return signal;
        });
        rings();
        List<String> directions = answers.getFirst()
                .lines()
                .filter(line -> line.matches("a=(sendrecv|sendonly|recvonly|inactive)"))
                .toList();
        assertEquals(List.of("a=inactive", "a=inactive", "a=inactive"), directions);
    }

    @Test
    void whatIsSwitchedBeforeAcceptIsToldAfterIt() throws InterruptedException {
        rings();
        bob.control.accept(ringing(), LocalMedia.AUDIO_ONLY);
        ann.await(it -> !it.peerMedia().camera());
        assertTrue(ann.awaitPhase(Phase.CONNECTED).peerMedia().microphone() || bobHasNoMicrophone());
        hangUp(ann, bob);
    }

    private boolean bobHasNoMicrophone() {
        return !bob.await(_ -> true).problems().isEmpty();
    }

    @Test
    void ringsThatEndLeaveNothingInTheWay() throws InterruptedException {
        rings();
        bob.control.decline(ringing());
        assertEquals(
                EndReason.PEER_DECLINED, ann.awaitPhase(Phase.ENDED).endReason().orElseThrow());
        rings();
        ann.control.hangUp(ann.awaitPhase(Phase.CALLING).call().orElseThrow());
        assertEquals(EndReason.MISSED, bob.awaitPhase(Phase.ENDED).endReason().orElseThrow());
        rings();
        accept();
        bob.awaitFrames(10);
        hangUp(ann, bob);
    }

    /** Over the path the answer needs no server. */
    @Test
    void theAnswerComesOverThePath() throws InterruptedException {
        rings();
        signaling.die();
        accept();
        ann.awaitFrames(10);
        bob.awaitFrames(10);
        hangUp(ann, bob);
    }

    /** The two never agree on the keys, so that no path comes up: Accept makes another connection. */
    @Test
    void aPathThatFailsIsMadeAnewAtAccept() throws InterruptedException {
        signaling.tamper(signal -> signal instanceof Signal.ProvisionalAnswer(String sdp, int serial)
                ? new Signal.ProvisionalAnswer(sdp.replaceAll("(a=fingerprint:sha-256) ..:..", "$1 00:00"), serial)
                : signal);
        ann.control.dial(BOB, LocalMedia.AUDIO_AND_VIDEO);
        ringing();
        TimeUnit.SECONDS.sleep(2);
        accept();
        ann.awaitFrames(10);
        bob.awaitFrames(10);
        assertTrue(ann.await(it -> it.peerMedia().camera()).peerMedia().camera());
        hangUp(bob, ann);
    }

    /** The path stood, and is given up at Accept: another connection answers, as where the sound was opened anew. */
    @Test
    void anotherConnectionAnswersInPlaceOfOneThatStood() throws InterruptedException {
        ann.control.dial(BOB, LocalMedia.AUDIO_ONLY);
        ringing();
        ann.awaitStatistics(CallsAhead::hasPath);
        bob.awaitStatistics(CallsAhead::hasPath);
        bob.replacePrepared();
        bob.control.accept(ringing(), LocalMedia.AUDIO_ONLY);
        ann.awaitPhase(Phase.CONNECTED);
        bob.awaitPhase(Phase.CONNECTED);
        ann.await(it -> !it.peerMedia().camera());
        bob.await(it -> !it.peerMedia().camera());
        ann.control.setCameraOn(true);
        bob.await(it -> it.peerMedia().camera());
        bob.control.setCameraOn(true);
        ann.await(it -> it.peerMedia().camera());
        ann.awaitFrames(10);
        bob.awaitFrames(10);
        signaling.die();
        hangUp(bob, ann);
    }

    /** Who dials must not be heard and seen while the window says that it rings. */
    @Test
    void aProvisionalAnswerThatWantsMediaGetsNone() throws InterruptedException {
        signaling.tamper(signal -> signal instanceof Signal.ProvisionalAnswer(String sdp, int serial)
                ? new Signal.ProvisionalAnswer(sdp.replace("a=inactive", "a=recvonly"), serial)
                : signal);
        rings();
        long before = ann.awaitStatistics(CallsAhead::hasPath).bytesSent();
        TimeUnit.SECONDS.sleep(1);
        long sent = ann.awaitStatistics(CallsAhead::hasPath).bytesSent() - before;
        // Pictures alone would be more than ten times that.
        assertTrue(sent < 10_000, () -> sent + " bytes before Accept");
        accept();
        bob.awaitFrames(10);
        hangUp(ann, bob);
    }

    /** A caller whose program takes the provisional answer for consent, and sends. */
    @Test
    void aCallerWhoSendsBeforeAcceptIsNeitherHeardNorSeen() throws InterruptedException {
        signaling.tamper(signal -> signal instanceof Signal.ProvisionalAnswer(String sdp, int serial)
                ? new Signal.Answer(sdp.replace("a=inactive", "a=sendrecv"), serial, PARLEY)
                : signal);
        ann.control.dial(BOB, LocalMedia.AUDIO_AND_VIDEO);
        ringing();
        ann.awaitPhase(Phase.CONNECTED);
        CallStatistics figures = bob.awaitStatistics(it -> it.bytesReceived() > MUCH);
        assertEquals(0, figures.audioPacketsReceived(), "sound before Accept");
        assertEquals(0, figures.framesReceived(), "pictures decoded before Accept");
        assertEquals(0, bob.framesReceived.get(), "pictures before Accept");
        assertEquals(0, bobsFilm.starts.get(), "films before Accept");
        assertEquals(Phase.RINGING, bob.await(_ -> true).phase());
        hangUp(ann);
        assertEquals(EndReason.MISSED, bob.awaitPhase(Phase.ENDED).endReason().orElseThrow());
    }

    @Test
    void aStrangerLearnsNoAddress() throws InterruptedException {
        bob.ahead.put(ANN, Ahead.READ);
        List<Signal> said = new CopyOnWriteArrayList<>();
        signaling.tamper(signal -> {
            said.add(signal);
            return signal;
        });
        ann.control.dial(BOB, LocalMedia.AUDIO_AND_VIDEO);
        ringing();
        TimeUnit.SECONDS.sleep(1);
        assertTrue(said.stream().noneMatch(Signal.ProvisionalAnswer.class::isInstance), said::toString);
    }
}
