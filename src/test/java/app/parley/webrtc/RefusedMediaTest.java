package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import app.parley.call.CallEvent;
import app.parley.call.EndReason;
import app.parley.call.IceCandidate;
import app.parley.call.Signal;
import app.parley.control.CallSnapshot.Phase;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The other side refuses media sections (port 0, RFC 3264 section 6), which the library then takes from under us. */
class RefusedMediaTest extends TwoPeers {
    @ParameterizedTest
    @ValueSource(strings = {"audio", "video", "application"})
    void aCallGoesOnWithoutWhatTheAnswerRefuses(String kind) {
        signaling.tamper(answersRefuse(kind));
        ann.connect(bob);
        hangUp(ann, bob);
        ann.connect(bob);
        hangUp(bob, ann);
    }

    @ParameterizedTest
    @ValueSource(strings = {"audio", "video", "application"})
    void aCallGoesOnWithoutWhatTheOfferHasGivenUp(String kind) throws InterruptedException {
        signaling.tamper(offersRefuse(kind));
        ann.connect(bob);
        if (!kind.equals("video")) {
            ann.awaitFrames(5);
            bob.awaitFrames(5);
        }
        hangUp(ann, bob);
        ann.connect(bob);
        hangUp(bob, ann);
    }

    @Test
    void pictureMayBeGivenUpInTheMiddleOfACall() throws InterruptedException {
        ann.connect(bob);
        bob.awaitFrames(5);
        signaling.relayed.clear();
        // What goes over the control channel can be waited for.
        signaling.die();
        signaling.tamper(offersRefuse("video"));
        ann.control.onEvent(new CallEvent.MediaStalled(
                ann.awaitPhase(Phase.CONNECTED).call().orElseThrow()));
        Signal next = null;
        while (!(next instanceof Signal.Answer)) {
            next = signaling.relayed.poll(90, TimeUnit.SECONDS);
            assertNotNull(next, "no answer came");
        }
        hangUp(bob, ann);
    }

    private static UnaryOperator<Signal> answersRefuse(String kind) {
        return signal -> signal instanceof Signal.Answer(String sdp, int serial, var from)
                ? new Signal.Answer(refusing(kind, sdp), serial, from)
                : signal;
    }

    private static UnaryOperator<Signal> offersRefuse(String kind) {
        return signal -> switch (signal) {
            case Signal.Offer(String sdp, var why, int serial, var from) ->
                new Signal.Offer(refusing(kind, sdp), why, serial, from);
            // A caller names its candidates by the first section that it has.
            case Signal.Candidate(IceCandidate(String text, String mid, int index))
            when kind.equals("audio") && index == 0 -> new Signal.Candidate(new IceCandidate(text, "1", 1));
            default -> signal;
        };
    }

    /** As a program that knows nothing of {@code kind} writes it: port 0, and in no bundle (RFC 9143 section 7.3.3). */
    private static String refusing(String kind, String sdp) {
        String refused = sdp.replaceAll("m=" + kind + " \\d+ ", "m=" + kind + " 0 ");
        Matcher mids = Pattern.compile("m=" + kind + " 0 .*?a=mid:(\\S+)", Pattern.DOTALL)
                .matcher(refused);
        return mids.results()
                .map(it -> it.group(1))
                .reduce(refused, (text, mid) -> text.replaceFirst("(a=group:BUNDLE.*?) " + mid + "\\b", "$1"));
    }

    private static void hangUp(TestPeer one, TestPeer other) {
        one.control.hangUp(one.awaitPhase(Phase.CONNECTED).call().orElseThrow());
        assertEquals(EndReason.HUNG_UP, one.awaitPhase(Phase.ENDED).endReason().orElseThrow());
        assertEquals(
                EndReason.PEER_HUNG_UP,
                other.awaitPhase(Phase.ENDED).endReason().orElseThrow());
    }
}
