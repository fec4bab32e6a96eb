package app.parley.signaling;

import static app.parley.signaling.CodecPair.AMBER_INFO;
import static app.parley.signaling.CodecPair.CALL;
import static app.parley.signaling.CodecPair.CANDIDATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallId;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import com.google.gson.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With a page that runs PeerJS and knows nothing of Parley. */
final class PageCodecTest {
    private static final PeerId PAGE = new PeerId("page");
    private static final String REJECTION = Sdp.lines(
            "v=0",
            "o=- 1 1 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            "a=group:BUNDLE",
            "m=audio 0 UDP/TLS/RTP/SAVPF 111 0",
            "c=IN IP4 0.0.0.0",
            "a=inactive",
            "a=mid:0",
            "m=video 0 UDP/TLS/RTP/SAVPF 96",
            "c=IN IP4 0.0.0.0",
            "a=inactive",
            "a=mid:1",
            "m=application 0 UDP/DTLS/SCTP webrtc-datachannel",
            "c=IN IP4 0.0.0.0",
            "a=inactive",
            "a=mid:2");

    private final PeerJsCodec codec = new PeerJsCodec();

    @Test
    void readsAPagesCall() {
        assertEquals(List.of(new Signal.Offer(Sdp.OFFER, OfferKind.INITIAL, 1, PeerInfo.PAGE)), ring("mc_1", "media"));
    }

    @Test
    void answersAPageWithoutExt() {
        ring("mc_1", "media");
        WireMessage answer = codec.encode(CALL, PAGE, new Signal.Answer(Sdp.ANSWER, 1, AMBER_INFO))
                .getFirst();
        JsonObject payload = answer.payload().getAsJsonObject();
        assertEquals(List.of("type", "connectionId", "sdp"), List.copyOf(payload.keySet()));
    }

    @Test
    void saysNothingThatAPageDoesNotKnow() {
        ring("mc_1", "media");
        for (Signal signal : List.of(
                new Signal.Ringing(),
                new Signal.ProvisionalAnswer(Sdp.ANSWER, 1),
                new Signal.RestartPlease(),
                new Signal.RenegotiatePlease(),
                new Signal.Offer(Sdp.OFFER, OfferKind.RESTART, 2, AMBER_INFO),
                new Signal.HangUp())) {
            assertEquals(List.of(), codec.encode(CALL, PAGE, signal), signal.toString());
        }
    }

    @Test
    void declinesAPageByAnAnswerThatTakesNothing() {
        ring("mc_1", "media");
        List<WireMessage> messages = codec.encode(CALL, PAGE, new Signal.Decline());
        assertEquals(
                List.of("ANSWER", "LEAVE"),
                messages.stream().map(WireMessage::type).toList());
        assertEquals(REJECTION, sdp(messages.getFirst()));
        assertEquals("{\"type\":\"LEAVE\",\"dst\":\"page\"}", messages.getLast().write());
    }

    @Test
    void leavesThePagesOtherCallAlone() {
        ring("mc_1", "media");
        codec.encode(CALL, PAGE, new Signal.Answer(Sdp.ANSWER, 1, AMBER_INFO));
        ring("mc_2", "media");
        List<WireMessage> messages = codec.encode(new CallId("mc_2"), PAGE, new Signal.Busy());
        assertEquals(List.of("ANSWER"), messages.stream().map(WireMessage::type).toList());
    }

    @Test
    void declinesADataConnectionByItself() {
        Received received = codec.decode(message("OFFER", offer("dc_1", "data")));
        assertEquals(List.of(), received.signals());
        WireMessage reply = received.replies().getFirst();
        assertEquals(REJECTION, sdp(reply));
        assertEquals("data", reply.payload().getAsJsonObject().get("type").getAsString());
        assertEquals(1, received.replies().size());
        assertEquals(0, codec.remembered());
    }

    @Test
    void readsAPagesAnswer() {
        codec.encode(CALL, PAGE, CodecPair.offer());
        assertEquals(
                List.of(new Signal.Answer(Sdp.ANSWER, 0, PeerInfo.PAGE)),
                signals(codec.decode(message("ANSWER", description("mc_1", "media", "answer", Sdp.ANSWER)))));
    }

    @Test
    void readsAnAnswerThatTakesNothingAsDecline() {
        codec.encode(CALL, PAGE, CodecPair.offer());
        assertEquals(
                List.of(new Signal.Decline()),
                signals(codec.decode(message("ANSWER", description("mc_1", "media", "answer", REJECTION)))));
    }

    @Test
    void readsAPlainLeaveAsTheEndOfThatPeersCalls() {
        ring("mc_1", "media");
        ring("mc_2", "media");
        codec.decode(new WireMessage("OFFER", "other", null, offer("mc_3", "media")));
        assertEquals(
                List.of(
                        new SignalReceived(CALL, PAGE, new Signal.HangUp()),
                        new SignalReceived(new CallId("mc_2"), PAGE, new Signal.HangUp())),
                codec.decode(new WireMessage("LEAVE", "page", null, com.google.gson.JsonNull.INSTANCE))
                        .signals());
    }

    @Test
    void readsCandidatesInAllTheirShapes() throws Exception {
        ring("mc_1", "media");
        Signal expected = new Signal.Candidate(CANDIDATE);
        String text = CANDIDATE.candidate();
        assertEquals(
                List.of(expected),
                candidate("{\"candidate\":\"" + text
                        + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0,\"usernameFragment\":\"u\"}"));
        assertEquals(
                List.of(new Signal.Candidate(new app.parley.call.IceCandidate(text, "", 1))),
                candidate("{\"candidate\":\"" + text + "\",\"sdpMid\":null,\"sdpMLineIndex\":1}"));
        for (String end : List.of("null", "{\"candidate\":\"\",\"sdpMid\":\"0\"}", "{}", "{\"candidate\":null}")) {
            assertEquals(List.of(), candidate(end), end);
        }
        assertEquals(0, codec.malformed());
    }

    private List<Signal> candidate(String json) throws SignalFormatException {
        return signals(codec.decode(WireMessage.parse("{\"type\":\"CANDIDATE\",\"src\":\"page\",\"payload\":"
                + "{\"type\":\"media\",\"connectionId\":\"mc_1\",\"candidate\":" + json + "}}")));
    }

    private List<Signal> ring(String call, String type) {
        return signals(codec.decode(message("OFFER", offer(call, type))));
    }

    private static List<Signal> signals(Received received) {
        return received.signals().stream().map(SignalReceived::signal).toList();
    }

    private static WireMessage message(String type, JsonObject payload) {
        return new WireMessage(type, "page", "amber-fox-217", payload);
    }

    private static JsonObject offer(String call, String type) {
        JsonObject payload = description(call, type, "offer", Sdp.OFFER);
        payload.add("metadata", new JsonObject());
        return payload;
    }

    private static JsonObject description(String call, String type, String kind, String sdp) {
        JsonObject payload = new JsonObject();
        payload.add("sdp", Payloads.description(kind, sdp));
        payload.addProperty("type", type);
        payload.addProperty("connectionId", call);
        return payload;
    }

    private static String sdp(WireMessage message) {
        return message.payload()
                .getAsJsonObject()
                .getAsJsonObject("sdp")
                .get("sdp")
                .getAsString();
    }
}
