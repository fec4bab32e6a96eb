package app.parley.signaling;

import static app.parley.signaling.CodecPair.AMBER;
import static app.parley.signaling.CodecPair.AMBER_INFO;
import static app.parley.signaling.CodecPair.BLUE;
import static app.parley.signaling.CodecPair.BLUE_INFO;
import static app.parley.signaling.CodecPair.CALL;
import static app.parley.signaling.CodecPair.CANDIDATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallId;
import app.parley.call.HangUpCause;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import com.google.gson.JsonParser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Between two Parleys: what one sends, the other reads. */
final class PeerJsCodecTest {
    private final CodecPair pair = new CodecPair();

    /** The server kept the offer for who was away, and the end of it for nobody. */
    @Test
    void aCallThatWasGivenUpIsGivenUpAgainWhereItRingsLate() throws Exception {
        PeerJsCodec amber = new PeerJsCodec();
        PeerJsCodec blue = new PeerJsCodec();
        String kept = amber.encode(CALL, BLUE, CodecPair.offer()).getFirst().write();
        amber.encode(CALL, BLUE, new Signal.Cancel());
        amber.forget(CALL);
        CodecPair.arrive(kept, AMBER, blue);
        String rings = blue.encode(CALL, AMBER, new Signal.Ringing()).getFirst().write();
        assertEquals(Received.NOTHING, CodecPair.arrive(rings, new PeerId("carol"), amber));
        String again = CodecPair.arrive(rings, BLUE, amber).replies().getFirst().write();
        assertEquals(
                List.of(new SignalReceived(CALL, AMBER, new Signal.Cancel())),
                CodecPair.arrive(again, AMBER, blue).signals());
        assertEquals(Received.NOTHING, CodecPair.arrive(rings, BLUE, amber));
    }

    /** The person may change the name while the program runs. */
    @Test
    void eachCallIntroducesItselfAsItsOwnSignalsSay() throws Exception {
        CodecPair pair = new CodecPair();
        PeerInfo renamed = new PeerInfo(AMBER_INFO.app(), "Ann", AMBER_INFO.capabilities());
        Signal offer = new Signal.Offer(Sdp.OFFER, OfferKind.INITIAL, 1, renamed);
        assertEquals(List.of(offer), pair.there(offer));
        Signal answer = new Signal.Answer(Sdp.ANSWER, 1, renamed);
        assertEquals(List.of(answer), pair.back(answer));
    }

    @Test
    void writesTheFirstOfferAsAPageReadsIt() {
        assertJson("""
                {"type":"OFFER","dst":"blue-owl-9","payload":{"type":"media","connectionId":"mc_1",
                 "ext":{"v":1,"op":"offer","seq":1,"offer":1,"app":"parley/0.1","name":"Amber","caps":["restart","screen"]},
                 "sdp":{"type":"offer","sdp":"SDP"}}}""", new Signal.Offer("SDP", OfferKind.INITIAL, 1, AMBER_INFO));
    }

    @Test
    void writesCandidatesPlainUntilThePeerIsKnown() {
        pair.amber.encode(CALL, BLUE, CodecPair.offer());
        assertJson("""
                {"type":"CANDIDATE","dst":"blue-owl-9","payload":{"type":"media","connectionId":"mc_1",
                 "candidate":{"candidate":"candidate:1 1 udp 1 192.0.2.1 9 typ host","sdpMid":"0","sdpMLineIndex":0}}}""", new Signal.Candidate(CANDIDATE));
    }

    @Test
    void cancelsBeforeThePeerIsKnown() {
        pair.amber.encode(CALL, BLUE, CodecPair.offer());
        assertJson("""
                {"type":"LEAVE","dst":"blue-owl-9","payload":{"type":"media","connectionId":"mc_1",
                 "ext":{"v":1,"op":"cancel","seq":2}}}""", new Signal.Cancel());
    }

    /** What says that a ring is over is said again to a Parley alone; no page is known to be one. */
    @Test
    void knowsAParleyByItsFirstWordAndStillAfterTheCancel() throws Exception {
        pair.there(CodecPair.offer());
        assertFalse(pair.amber.isParley(CALL, BLUE));
        pair.back(new Signal.Ringing());
        List<WireMessage> cancel = pair.amber.encode(CALL, BLUE, new Signal.Cancel());
        assertTrue(pair.amber.isParley(CALL, BLUE));
        assertFalse(pair.amber.isParley(CALL, AMBER));
        String frame = cancel.getFirst().write();
        assertEquals(1, CodecPair.arrive(frame, AMBER, pair.blue).signals().size());
        assertEquals(0, CodecPair.arrive(frame, AMBER, pair.blue).signals().size());
    }

    @Test
    void carriesEveryMessageOfACall() throws Exception {
        assertEquals(List.of(CodecPair.offer()), pair.there(CodecPair.offer()));
        Signal candidate = new Signal.Candidate(CANDIDATE);
        assertEquals(List.of(candidate), pair.there(candidate));
        assertEquals(List.of(new Signal.Ringing()), pair.back(new Signal.Ringing()));
        Signal provisional = new Signal.ProvisionalAnswer(Sdp.ANSWER, 1);
        assertEquals(List.of(provisional), pair.back(provisional));
        Signal answer = new Signal.Answer(Sdp.ANSWER, 1, BLUE_INFO);
        assertEquals(List.of(answer), pair.back(answer));
        assertEquals(List.of(candidate), pair.back(candidate));
        assertEquals(List.of(new Signal.RestartPlease()), pair.back(new Signal.RestartPlease()));
        Signal restart = new Signal.Offer(Sdp.OFFER, OfferKind.RESTART, 2, AMBER_INFO);
        assertEquals(List.of(restart), pair.there(restart));
        Signal second = new Signal.Answer(Sdp.ANSWER, 2, BLUE_INFO);
        assertEquals(List.of(second), pair.back(second));
        assertEquals(List.of(new Signal.RenegotiatePlease()), pair.back(new Signal.RenegotiatePlease()));
        Signal renegotiation = new Signal.Offer(Sdp.OFFER, OfferKind.RENEGOTIATE, 3, AMBER_INFO);
        assertEquals(List.of(renegotiation), pair.there(renegotiation));
        assertEquals(List.of(new Signal.HangUp()), pair.there(new Signal.HangUp()));
        assertEquals(0, pair.amber.malformed() + pair.blue.malformed());
    }

    @ParameterizedTest
    @EnumSource
    void carriesEveryCauseOfAHangUp(HangUpCause cause) throws Exception {
        pair.there(CodecPair.offer());
        pair.back(new Signal.Answer(Sdp.ANSWER, 1, BLUE_INFO));
        assertEquals(List.of(new Signal.HangUp(cause)), pair.there(new Signal.HangUp(cause)));
    }

    @Test
    void carriesEveryWayNotToAnswer() throws Exception {
        for (Signal end : List.of(new Signal.Decline(), new Signal.NoAnswer(), new Signal.Busy())) {
            CodecPair fresh = new CodecPair();
            fresh.there(CodecPair.offer());
            assertEquals(List.of(end), fresh.back(end));
        }
        pair.there(CodecPair.offer());
        assertEquals(List.of(new Signal.Cancel()), pair.there(new Signal.Cancel()));
    }

    /** It names nobody: what the callee says of itself comes with the answer. */
    @Test
    void introducesItselfInTheAnswerAlone() throws Exception {
        pair.there(CodecPair.offer());
        String provisional = write(new Signal.ProvisionalAnswer(Sdp.ANSWER, 1));
        String answer = write(new Signal.Answer(Sdp.ANSWER, 1, BLUE_INFO));
        assertFalse(provisional.contains("\"app\""), provisional);
        assertTrue(provisional.contains("\"type\":\"pranswer\""), provisional);
        assertTrue(answer.contains("\"app\":\"parley/0.2\""), answer);
    }

    @Test
    void introducesItselfOnce() throws Exception {
        pair.there(CodecPair.offer());
        String first = write(new Signal.Answer(Sdp.ANSWER, 1, BLUE_INFO));
        String second = write(new Signal.Answer(Sdp.ANSWER, 2, BLUE_INFO));
        assertTrue(first.contains("\"app\":\"parley/0.2\""), first);
        assertFalse(second.contains("\"app\""), second);
    }

    @Test
    void takesAMessageOnce() throws Exception {
        pair.there(CodecPair.offer());
        String frame = write(new Signal.Ringing());
        assertEquals(1, CodecPair.arrive(frame, BLUE, pair.amber).signals().size());
        assertEquals(0, CodecPair.arrive(frame, BLUE, pair.amber).signals().size());
    }

    @Test
    void takesMessagesThatOvertookEachOther() throws Exception {
        pair.there(CodecPair.offer());
        String ringing = write(new Signal.Ringing());
        String answer = write(new Signal.Answer(Sdp.ANSWER, 1, BLUE_INFO));
        assertEquals(1, CodecPair.arrive(answer, BLUE, pair.amber).signals().size());
        assertEquals(1, CodecPair.arrive(ringing, BLUE, pair.amber).signals().size());
    }

    @Test
    void takesNoSecondFirstOffer() throws Exception {
        pair.there(CodecPair.offer());
        String again = pair.amber.encode(CALL, BLUE, CodecPair.offer()).toString();
        assertEquals("[]", again);
        String other = new PeerJsCodec()
                .encode(CALL, BLUE, CodecPair.offer())
                .getFirst()
                .write();
        assertEquals(0, CodecPair.arrive(other, AMBER, pair.blue).signals().size());
    }

    @Test
    void reportsAnIdThatNobodyHolds() throws Exception {
        pair.amber.encode(CALL, BLUE, CodecPair.offer());
        String expire = "{\"type\":\"EXPIRE\",\"dst\":\"amber-fox-217\"}";
        assertEquals(
                List.of(new SignalReceived(CALL, BLUE, new Signal.Unreachable())),
                CodecPair.arrive(expire, BLUE, pair.amber).signals());
    }

    @Test
    void believesNoExpiryOnceThePeerWasHeard() throws Exception {
        pair.there(CodecPair.offer());
        pair.back(new Signal.Ringing());
        String expire = "{\"type\":\"EXPIRE\",\"dst\":\"amber-fox-217\"}";
        assertEquals(List.of(), CodecPair.arrive(expire, BLUE, pair.amber).signals());
    }

    @Test
    void keepsACallWhoseSocketTheServerSawBreak() throws Exception {
        pair.there(CodecPair.offer());
        pair.back(new Signal.Answer(Sdp.ANSWER, 1, BLUE_INFO));
        String leave = "{\"type\":\"LEAVE\",\"dst\":\"amber-fox-217\"}";
        assertEquals(List.of(), CodecPair.arrive(leave, BLUE, pair.amber).signals());
    }

    @Test
    void knowsNothingOfAForgottenCall() throws Exception {
        pair.there(CodecPair.offer());
        pair.blue.forget(CALL);
        assertEquals(List.of(), pair.blue.encode(CALL, AMBER, new Signal.Ringing()));
        assertEquals(List.of(), pair.there(new Signal.Cancel()));
        assertEquals(0, pair.blue.remembered());
    }

    @Test
    void sendsNothingForACallItDoesNotKnow() {
        for (Signal signal : List.of(new Signal.HangUp(), new Signal.Busy(), new Signal.Candidate(CANDIDATE))) {
            assertEquals(List.of(), pair.amber.encode(new CallId("mc_unknown"), BLUE, signal));
        }
    }

    @Test
    void countsCandidatesAnewAfterARestart() throws Exception {
        pair.there(CodecPair.offer());
        pair.back(new Signal.Answer(Sdp.ANSWER, 1, BLUE_INFO));
        Signal candidate = new Signal.Candidate(CANDIDATE);
        for (int i = 0; i < 60; i++) {
            assertEquals(List.of(candidate), pair.there(candidate));
        }
        assertEquals(List.of(), pair.there(candidate));
        assertEquals(1, pair.blue.malformed());
        pair.there(new Signal.Offer(Sdp.OFFER, OfferKind.RESTART, 2, AMBER_INFO));
        assertEquals(List.of(candidate), pair.there(candidate));
    }

    private String write(Signal signal) {
        return pair.blue.encode(CALL, AMBER, signal).getFirst().write();
    }

    private void assertJson(String expected, Signal signal) {
        List<WireMessage> messages = pair.amber.encode(CALL, BLUE, signal);
        assertEquals(1, messages.size());
        assertEquals(
                JsonParser.parseString(expected),
                JsonParser.parseString(messages.getFirst().write()));
    }
}
