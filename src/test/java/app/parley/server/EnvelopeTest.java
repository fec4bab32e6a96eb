package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopeTest {
    private static Envelope read(String json) throws MessageFormatException {
        return Envelope.read(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String payload(Envelope it) {
        return new String(it.frame(), it.payloadStart(), it.payloadLength(), StandardCharsets.UTF_8);
    }

    @Test
    void readsTypeAndDestinationAndLeavesThePayloadAsItCame() throws MessageFormatException {
        var it = read(
                " {\"x\":[1,{}],\"payload\" : { \"a\" : 1.50 ,\"é\":null} , \"dst\":\"bob\",\"type\":\"OFFER\"}\n");
        assertEquals("OFFER", it.type());
        assertEquals("bob", it.dst());
        assertEquals("{ \"a\" : 1.50 ,\"é\":null}", payload(it));
    }

    @Test
    void readsEscapedKeysAndValues() throws MessageFormatException {
        var it = read("{\"\\u0074ype\":\"OFF\\u0045R\",\"dst\":\"a\\\"b\"}");
        assertEquals("OFFER", it.type());
        assertEquals("a\"b", it.dst());
        assertEquals(0, it.payloadLength());
    }

    @Test
    void takesTheLastOfKeysGivenTwice() throws MessageFormatException {
        var it =
                read("{\"dst\":\"a\",\"payload\":1,\"type\":\"LEAVE\",\"dst\":\"b\",\"payload\":2,\"type\":\"OFFER\"}");
        assertEquals("OFFER", it.type());
        assertEquals("b", it.dst());
        assertEquals("2", payload(it));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\\"", "\\\\", "\\u001f", "é", "\u20ac", "\ud83d\ude00", "~", " ", "!", "#", "[", "]", "\u007f"
            })
    void findsWhatIsSpecialAtEveryPlaceInAString(String piece) throws MessageFormatException {
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                String payload = '"' + "x".repeat(before) + piece + "y".repeat(after) + '"';
                assertEquals(payload, payload(read("{\"payload\":" + payload + ",\"type\":\"OFFER\"}")));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x1f, 0x0a, 0x80, 0xbf, 0xc1, 0xf5, 0xff})
    void refusesABadByteAtEveryPlaceInAString(int bad) {
        for (int before = 0; before < 20; before++) {
            for (int after = 0; after < 20; after++) {
                byte[] frame = ("{\"payload\":\"" + "x".repeat(before) + '?' + "y".repeat(after) + "\"}")
                        .getBytes(StandardCharsets.US_ASCII);
                frame[12 + before] = (byte) bad;
                assertThrows(MessageFormatException.class, () -> Envelope.read(frame));
            }
        }
    }

    @Test
    void refusesAStringWithoutAnEndWhateverItsLength() {
        for (int length = 0; length < 40; length++) {
            String open = "{\"payload\":\"" + "x".repeat(length);
            assertThrows(MessageFormatException.class, () -> read(open));
        }
    }

    @Test
    void doesNotLookForKeysInsideThePayload() throws MessageFormatException {
        var it = read("{\"payload\":{\"type\":\"LEAVE\",\"dst\":\"x\"}}");
        assertEquals("", it.type());
        assertEquals("", it.dst());
    }

    @Test
    void aNumberCanBeDialledAndAnObjectCannot() throws MessageFormatException {
        assertEquals("217", read("{\"dst\":217}").dst());
        assertEquals("", read("{\"dst\":null}").dst());
        assertNull(read("{\"dst\":{\"id\":1}}").dst());
        assertEquals("", read("{\"type\":7}").type());
    }

    @Test
    void takesSixtyFourLevelsAndNotOneMore() throws MessageFormatException {
        assertEquals(
                126,
                read("{\"payload\":" + "[".repeat(63) + "]".repeat(63) + "}").payloadLength());
        assertThrows(MessageFormatException.class, () -> read("{\"payload\":" + "[".repeat(64) + "]".repeat(64) + "}"));
        assertThrows(MessageFormatException.class, () -> read("{\"payload\":" + "[".repeat(60_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "\"text\"",
                "[]",
                "17",
                "{",
                "}",
                "{}{}",
                "{} x",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":01}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":+1}",
                "{\"a\":-}",
                "{\"a\":NaN}",
                "{\"a\":tru}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\t\"}",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "{\"a\":\"\\u1",
                "{\"a\":[1 2]}",
                "{\"a\":[1,]}",
                "{\"a\":[}",
                "{\"a\":1]",
                "/**/{}",
                "{}\u0000",
                "\uFEFF{}",
                "{\"a\":true1}"
            })
    void refusesWhatIsNotOneObject(String json) {
        assertThrows(MessageFormatException.class, () -> read(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "c080",
                "c1bf",
                "e080af",
                "eda080",
                "edbfbf",
                "f0808080",
                "f4908080",
                "f5808080",
                "c3",
                "e282",
                "f09f98",
                "c328",
                "e2827f",
                "ff"
            })
    void refusesStringsThatAreNotUtf8(String hex) {
        byte[] bad = java.util.HexFormat.of().parseHex(hex);
        byte[] frame = new byte[bad.length + 9];
        System.arraycopy("{\"a\":\"".getBytes(StandardCharsets.US_ASCII), 0, frame, 0, 6);
        System.arraycopy(bad, 0, frame, 6, bad.length);
        System.arraycopy("\"}\n".getBytes(StandardCharsets.US_ASCII), 0, frame, 6 + bad.length, 3);
        assertThrows(MessageFormatException.class, () -> Envelope.read(frame));
    }

    @Test
    void agreesWithGsonOnMutatedMessages() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        Gson gson = new GsonBuilder().setStrictness(Strictness.STRICT).create();
        String good =
                "{\"type\":\"OFFER\",\"dst\":\"b\",\"payload\":{\"sdp\":\"v=0\\r\\n\",\"n\":[-1.5e3,true,null,0]}}";
        String spice = "{}[]\",:\\0123456789eE+-.truefalsn \t\u0001";
        for (int round = 0; round < 50_000; round++) {
            var text = new StringBuilder(good);
            for (int i = random.nextInt(4); i >= 0; i--) {
                int at = random.nextInt(text.length());
                char c = spice.charAt(random.nextInt(spice.length()));
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, c);
                    case 1 -> text.insert(at, c);
                    default -> text.deleteCharAt(at);
                }
            }
            assertEquals(
                    gsonAccepts(gson, text.toString()), weAccept(text.toString()), () -> "seed " + seed + ": " + text);
        }
    }

    private static boolean weAccept(String json) {
        try {
            read(json);
            return true;
        } catch (MessageFormatException _) {
            return false;
        }
    }

    private static boolean gsonAccepts(Gson gson, String json) {
        try {
            JsonElement it = gson.fromJson(json, JsonElement.class);
            return it != null && it.isJsonObject();
        } catch (JsonParseException e) {
            // Gson refuses a key given twice; JavaScript and we take the last.
            return e.getMessage() != null && e.getMessage().contains("duplicate key");
        }
    }
}
