package app.parley.signaling;

import static app.parley.signaling.CodecPair.AMBER;
import static app.parley.signaling.CodecPair.BLUE_INFO;
import static app.parley.signaling.CodecPair.CALL;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallId;
import app.parley.call.Signal;
import app.parley.rig.Damage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever comes from the network, the worst that happens is that it is dropped and counted. */
final class HostileMessageTest {
    private static final String OFFER = """
            {"type":"OFFER","src":"amber-fox-217","payload":{"type":"media","connectionId":"mc_9",
             "sdp":{"type":"offer","sdp":"v=0"},
             "ext":{"v":1,"op":"offer","seq":1,"offer":1,"app":"a","name":"n","caps":["x"]}}}""";

    private final PeerJsCodec codec = new PeerJsCodec();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"x\"",
                "42",
                "{}",
                "{\"type\":1}",
                "{\"type\":\"\"}",
                "{\"type\":null}",
                "{type:'OFFER'}",
                "{\"type\":\"A\"}{}",
                "{\"type\":\"A\"} x",
                "{\"type\":\"A\",\"src\":{}}",
                "{\"type\":\"A\",\"dst\":[1]}",
                "{\"type\":\"A\",\"payload\":NaN}",
                "{\"type\":\"A\",}",
                "\u0000"
            })
    void takesNoFrameThatIsNotAMessage(String frame) {
        assertThrows(SignalFormatException.class, () -> WireMessage.parse(frame));
    }

    @Test
    void takesNoFrameThatIsTooLongOrTooDeep() {
        String deep = "{\"type\":\"A\",\"payload\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}";
        assertThrows(SignalFormatException.class, () -> WireMessage.parse(deep));
        String huge = "{\"type\":\"A\",\"payload\":\"" + "x".repeat(WireMessage.MAX_FRAME) + "\"}";
        assertThrows(SignalFormatException.class, () -> WireMessage.parse(huge));
        assertThrows(SignalFormatException.class, () -> WireMessage.parse("{\"type\":\"" + "x".repeat(65) + "\"}"));
    }

    @Test
    void takesTheMessageThatTheTableIsMadeFrom() throws Exception {
        assertEquals(1, codec.decode(WireMessage.parse(OFFER)).signals().size());
        assertEquals(0, codec.malformed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"src\":\"amber-fox-217\",|",
                "\"src\":\"amber-fox-217\"|\"src\":\"no--id\"",
                "\"payload\":|\"other\":",
                "\"payload\":{|\"payload\":[{",
                "\"type\":\"media\",|",
                "\"type\":\"media\"|\"type\":7",
                "\"connectionId\":\"mc_9\",|",
                "\"connectionId\":\"mc_9\"|\"connectionId\":9",
                "\"connectionId\":\"mc_9\"|\"connectionId\":\"\"",
                "\"connectionId\":\"mc_9\"|\"connectionId\":\"a b\"",
                "\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"},|",
                "\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}|\"sdp\":\"v=0\"",
                "\"type\":\"offer\"|\"type\":\"answer\"",
                "\"type\":\"offer\",|",
                "\"sdp\":\"v=0\"|\"sdp\":0",
                ",\"sdp\":\"v=0\"|",
                "\"ext\":{|\"ext\":[{",
                "\"v\":1,|",
                "\"v\":1|\"v\":\"1\"",
                "\"v\":1|\"v\":0",
                "\"op\":\"offer\",|",
                "\"op\":\"offer\"|\"op\":1",
                "\"seq\":1,|",
                "\"seq\":1|\"seq\":0",
                "\"seq\":1|\"seq\":-1",
                "\"seq\":1|\"seq\":1.5",
                "\"seq\":1|\"seq\":1e999999999",
                "\"seq\":1|\"seq\":99999999999",
                "\"offer\":1|\"offer\":true",
                "\"offer\":1|\"offer\":-1",
                "\"app\":\"a\"|\"app\":1",
                "\"name\":\"n\"|\"name\":[]",
                "\"caps\":[\"x\"]|\"caps\":\"x\"",
                "\"caps\":[\"x\"]|\"caps\":[1]",
            })
    void dropsAndCountsAnOfferWithAWrongPart(String change) throws Exception {
        String[] parts = change.split("\\|", -1);
        assertTrue(OFFER.contains(parts[0]), change);
        String frame = OFFER.replaceFirst(java.util.regex.Pattern.quote(parts[0]), parts[1]);
        String closed = parts[1].endsWith("[{") ? closeArray(frame, parts[1]) : frame;
        assertEquals(Received.NOTHING, codec.decode(WireMessage.parse(closed)));
        assertEquals(1, codec.malformed());
        assertEquals(0, codec.remembered());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"op\":\"offer\"|\"op\":\"hangup\"",
                "\"op\":\"offer\"|\"op\":\"teleport\"",
                "\"op\":\"offer\"|\"op\":\"restart\"",
                "\"type\":\"media\"|\"type\":\"data\"",
                "\"type\":\"media\"|\"type\":\"smell\"",
                "\"type\":\"OFFER\"|\"type\":\"PRESENCE\"",
            })
    void ignoresWhatItDoesNotKnow(String change) throws Exception {
        String[] parts = change.split("\\|", -1);
        assertEquals(Received.NOTHING, codec.decode(WireMessage.parse(OFFER.replace(parts[0], parts[1]))));
        assertEquals(0, codec.malformed());
    }

    @Test
    void takesALaterVersionAndKeysItDoesNotKnow() throws Exception {
        String frame = OFFER.replace("\"v\":1", "\"v\":7,\"hat\":{\"colour\":[1]}");
        assertEquals(1, codec.decode(WireMessage.parse(frame)).signals().size());
    }

    @Test
    void keepsToItsLimits() throws Exception {
        drops(OFFER.replace("v=0", "x".repeat(32 * 1024 + 1)));
        drops(OFFER.replace("mc_9", "x".repeat(129)));
        drops(OFFER.replace("\"app\":\"a\"", "\"app\":\"" + "a".repeat(65) + "\""));
        assertEquals(1, codec.decode(WireMessage.parse(OFFER)).signals().size());
        drops(candidate("x".repeat(1025)));
        drops(candidate("a\\nb"));
        drops(candidate("x").replace("\"sdpMLineIndex\":0", "\"sdpMLineIndex\":-1"));
        drops(candidate("x").replace("\"sdpMLineIndex\":0", "\"sdpMLineIndex\":256"));
        drops(candidate("x").replace("\"sdpMid\":\"0\"", "\"sdpMid\":0"));
    }

    @Test
    void cutsANameAndStripsWhatWouldDeceive() throws Exception {
        String name = "\\u202eA\\u0000b\\u001b[31m" + "\ud83d\ude00".repeat(60);
        Received received = codec.decode(WireMessage.parse(OFFER.replace("\"n\"", "\"" + name + "\"")));
        Signal.Offer offer = (Signal.Offer) received.signals().getFirst().signal();
        assertEquals("Ab[31m" + "\ud83d\ude00".repeat(29), offer.from().name());
    }

    @Test
    void hearsNobodyButThePeerOfACall() throws Exception {
        CodecPair pair = new CodecPair();
        pair.there(CodecPair.offer());
        for (Signal signal :
                List.of(new Signal.Ringing(), new Signal.Answer(Sdp.ANSWER, 1, BLUE_INFO), new Signal.Decline())) {
            String frame = pair.blue.encode(CALL, AMBER, signal).getFirst().write();
            var stranger = new app.parley.call.PeerId("stranger");
            assertEquals(
                    List.of(), CodecPair.arrive(frame, stranger, pair.amber).signals());
        }
        assertEquals(List.of(new Signal.Ringing()), new ArrayList<>(fresh(pair)));
    }

    @Test
    void aFloodOfOffersNeitherGrowsNorDisturbs() throws Exception {
        assertEquals(1, codec.decode(WireMessage.parse(OFFER)).signals().size());
        for (int i = 0; i < 1000; i++) {
            codec.decode(WireMessage.parse(OFFER.replace("mc_9", "flood_" + i)));
        }
        assertTrue(codec.remembered() <= 64, "" + codec.remembered());
        assertEquals(
                1, codec.encode(new CallId("mc_9"), AMBER, new Signal.Ringing()).size());
    }

    @Test
    void survivesAHundredThousandMutations() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> seeds = samples();
        for (int i = 0; i < 100_000; i++) {
            String frame = Damage.characters(seeds.get(random.nextInt(seeds.size())), random);
            assertDoesNotThrow(() -> feed(frame), () -> "seed " + seed + ": " + frame);
            assertTrue(codec.remembered() <= 64);
        }
    }

    private void feed(String frame) {
        try {
            WireMessage message = WireMessage.parse(frame);
            codec.decode(message);
            OfferedIceServers.read(message.payload());
            ServerProblems.of(message);
        } catch (SignalFormatException _) {
            // The one that is allowed.
        }
    }

    private static List<String> samples() {
        List<String> samples = new ArrayList<>(
                List.of(
                        OFFER,
                        candidate("candidate:1"),
                        "{\"type\":\"LEAVE\",\"src\":\"amber-fox-217\"}",
                        "{\"type\":\"EXPIRE\",\"src\":\"amber-fox-217\"}",
                        "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"m\",\"code\":\"c\"}}",
                        "{\"type\":\"OPEN\",\"payload\":{\"ext\":1,\"iceServers\":[{\"urls\":[\"stun:h\"],\"username\":\"u\"}]}}"));
        samples.add(OFFER.replace("\"offer\"", "\"restart\""));
        samples.add(OFFER.replace("OFFER", "LEAVE").replace("\"op\":\"offer\"", "\"op\":\"hangup\""));
        return samples;
    }

    private List<Signal> fresh(CodecPair pair) throws SignalFormatException {
        return pair.back(new Signal.Ringing());
    }

    private void drops(String frame) throws SignalFormatException {
        long before = codec.malformed();
        assertEquals(Received.NOTHING, codec.decode(WireMessage.parse(frame)));
        assertEquals(before + 1, codec.malformed(), frame);
    }

    private static String candidate(String text) {
        return "{\"type\":\"CANDIDATE\",\"src\":\"amber-fox-217\",\"payload\":{\"type\":\"media\","
                + "\"connectionId\":\"mc_9\",\"candidate\":{\"candidate\":\"" + text
                + "\",\"sdpMid\":\"0\",\"sdpMLineIndex\":0}}}";
    }

    private static String closeArray(String frame, String opened) {
        return opened.startsWith("\"payload\"")
                ? frame.substring(0, frame.length() - 1) + "]}"
                : frame.substring(0, frame.length() - 2) + "]}}";
    }
}
