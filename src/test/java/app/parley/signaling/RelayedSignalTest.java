package app.parley.signaling;

import static app.parley.signaling.CodecPair.AMBER;
import static app.parley.signaling.CodecPair.AMBER_INFO;
import static app.parley.signaling.CodecPair.BLUE;
import static app.parley.signaling.CodecPair.BLUE_INFO;
import static app.parley.signaling.CodecPair.CALL;
import static app.parley.signaling.CodecPair.CANDIDATE;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallId;
import app.parley.call.OfferKind;
import app.parley.call.Signal;
import app.parley.control.ChannelMessage;
import app.parley.control.ChannelMessage.Relayed;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals over the control channel: the same as those over the server, once, and nothing that only a server may say. */
final class RelayedSignalTest {
    private static final Signal.Offer RESTART = new Signal.Offer(Sdp.OFFER, OfferKind.RESTART, 2, AMBER_INFO);
    private static final String EXT =
            "\"type\":\"media\",\"connectionId\":\"mc_1\",\"ext\":{\"v\":1,\"seq\":99,\"op\":";

    private static final String OTHER =
            "\"type\":\"media\",\"connectionId\":\"mc_7\",\"ext\":{\"v\":1,\"seq\":99,\"op\":";

    private final CodecPair pair = new CodecPair();
    private final ChannelMessageCodec channel = new ChannelMessageCodec();

    @BeforeEach
    void callIsUp() throws SignalFormatException {
        pair.there(CodecPair.offer());
        pair.back(new Signal.Answer(Sdp.ANSWER, 1, BLUE_INFO));
    }

    @Test
    void carriesAWholeRestart() {
        assertEquals(List.of(new Signal.RestartPlease()), relayBack(new Signal.RestartPlease()));
        assertEquals(List.of(RESTART), relayThere(RESTART));
        assertEquals(List.of(new Signal.Candidate(CANDIDATE)), relayThere(new Signal.Candidate(CANDIDATE)));
        Signal answer = new Signal.Answer(Sdp.ANSWER, 2, BLUE_INFO);
        assertEquals(List.of(answer), relayBack(answer));
        assertEquals(List.of(new Signal.RenegotiatePlease()), relayBack(new Signal.RenegotiatePlease()));
        assertEquals(0, pair.amber.malformed() + pair.blue.malformed());
    }

    @Test
    void whicheverComesSecondIsADuplicate() throws Exception {
        WireMessage first = pair.amber.encode(CALL, BLUE, RESTART).getFirst();
        assertEquals(List.of(RESTART), arriveAtBlue(PeerJsCodec.relay(first)));
        assertEquals(
                List.of(), CodecPair.arrive(first.write(), AMBER, pair.blue).signals());
        WireMessage second =
                pair.amber.encode(CALL, BLUE, new Signal.Candidate(CANDIDATE)).getFirst();
        assertEquals(
                1, CodecPair.arrive(second.write(), AMBER, pair.blue).signals().size());
        assertEquals(List.of(), arriveAtBlue(PeerJsCodec.relay(second)));
    }

    @Test
    void takesADescriptionAsLongAsTheServerWouldCarry() {
        String longest = "a=x\r\n".repeat(32 * 1024 / 5);
        Signal.Offer offer = new Signal.Offer(longest, OfferKind.RENEGOTIATE, 2, AMBER_INFO);
        assertEquals(List.of(offer), relayThere(offer));
        assertEquals(List.of(), relayThere(new Signal.Offer(longest + "a=xyz", OfferKind.RESTART, 3, AMBER_INFO)));
        assertEquals(1, pair.blue.malformed());
    }

    @Test
    void speaksOfItsOwnCallAlone() {
        Relayed offer = PeerJsCodec.relay(pair.amber.encode(CALL, BLUE, RESTART).getFirst());
        assertEquals(
                Received.NOTHING, pair.blue.decodeRelayed(new CallId("mc_2"), AMBER, offer), "another call's channel");
        assertEquals(1, pair.blue.malformed());
        assertEquals(Received.NOTHING, pair.blue.decodeRelayed(CALL, BLUE, offer), "a call with somebody else");
        assertEquals(List.of(RESTART), arriveAtBlue(offer));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OFFER|{" + EXT + "\"offer\"},\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}",
                "OFFER|{\"type\":\"data\",\"connectionId\":\"mc_1\",\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}",
                "OFFER|{\"type\":\"media\",\"connectionId\":\"mc_1\",\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}",
                "OFFER|{" + EXT + "\"restart\"}}",
                "OFFER|{" + EXT + "\"restart\"},\"sdp\":{\"type\":\"answer\",\"sdp\":\"v=0\"}}",
                "OFFER|{" + OTHER + "\"restart\"},\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}",
                "CANDIDATE|{" + EXT + "\"ringing\"}}",
                "ANSWER|{" + EXT + "\"provisional\"},\"sdp\":{\"type\":\"pranswer\",\"sdp\":\"v=0\"}}",
                "CANDIDATE|{" + EXT + "\"candidate\"},\"candidate\":{\"candidate\":\"a\\nb\"}}",
                "LEAVE|{" + EXT + "\"hangup\"}}",
                "LEAVE|{" + EXT + "\"cancel\"}}",
                "LEAVE|{" + EXT + "\"decline\"}}",
                "LEAVE|{}",
                "EXPIRE|{}",
                "OPEN|{\"ext\":1,\"iceServers\":[]}",
                "ANSWER|{}",
                "|{}",
                "ANSWER|{",
                "ANSWER|[]"
            })
    void dropsAndCountsWhatMayNotComeThisWay(String typeAndPayload) {
        String[] parts = typeAndPayload.split("\\|", 2);
        assertEquals(Received.NOTHING, pair.blue.decodeRelayed(CALL, AMBER, new Relayed(parts[0], parts[1])));
        assertEquals(1, pair.blue.malformed());
        assertEquals(List.of(RESTART), relayThere(RESTART), "and the call goes on");
    }

    @Test
    void passesOverAWordOfALaterVersion() {
        Relayed later = new Relayed("CANDIDATE", "{" + EXT + "\"dance\"}}");
        assertEquals(Received.NOTHING, pair.blue.decodeRelayed(CALL, AMBER, later));
        assertEquals(0, pair.blue.malformed());
    }

    @Test
    void survivesTwentyThousandMutations() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        String text = channel.write(
                PeerJsCodec.relay(pair.amber.encode(CALL, BLUE, RESTART).getFirst()));
        for (int i = 0; i < 20_000; i++) {
            StringBuilder mutated = new StringBuilder(text);
            for (int n = random.nextInt(4); n >= 0; n--) {
                mutated.setCharAt(random.nextInt(mutated.length()), "\"{}[]:,1-e\\u0".charAt(random.nextInt(13)));
            }
            assertDoesNotThrow(() -> arrive(mutated.toString(), pair.blue), () -> "seed " + seed + ": " + mutated);
        }
        assertTrue(pair.blue.remembered() <= 1);
    }

    private List<Signal> relayThere(Signal signal) {
        return pair.amber.encode(CALL, BLUE, signal).stream()
                .map(PeerJsCodec::relay)
                .flatMap(message -> arriveAtBlue(message).stream())
                .toList();
    }

    private List<Signal> relayBack(Signal signal) {
        return pair.blue.encode(CALL, AMBER, signal).stream()
                .map(PeerJsCodec::relay)
                .flatMap(message -> signals(pair.amber.decodeRelayed(CALL, BLUE, overTheChannel(message))).stream())
                .toList();
    }

    private List<Signal> arriveAtBlue(Relayed message) {
        return signals(pair.blue.decodeRelayed(CALL, AMBER, overTheChannel(message)));
    }

    private void arrive(String text, PeerJsCodec at) {
        if (channel.read(text).orElse(null) instanceof Relayed message) {
            at.decodeRelayed(CALL, AMBER, message);
        }
    }

    private Relayed overTheChannel(ChannelMessage message) {
        return (Relayed) channel.read(channel.write(message)).orElseThrow();
    }

    private static List<Signal> signals(Received received) {
        return received.signals().stream().map(SignalReceived::signal).toList();
    }
}
