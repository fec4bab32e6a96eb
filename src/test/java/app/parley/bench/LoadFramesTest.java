package app.parley.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LoadFramesTest {
    private static final int HEADER = 8;

    @Test
    void anOfferIsWholeJsonWithThePayloadAskedFor() {
        byte[] frame = LoadFrames.offer("bob", 2048);
        JsonObject message = JsonParser.parseString(message(frame)).getAsJsonObject();
        assertEquals("OFFER", message.get("type").getAsString());
        assertEquals("bob", message.get("dst").getAsString());
        String text = message(frame);
        int start = text.indexOf("\"payload\":") + "\"payload\":".length();
        assertEquals(2048, text.indexOf(",\"dst\"") - start);
    }

    @Test
    void aStampComesBackFromWhatTheServerHandsOn() {
        byte[] frame = LoadFrames.offer("bob", 2048);
        LoadFrames.stamp(frame, LoadFrames.stampAt(frame, "bob"), HEADER, 0x123456789abcdef0L);
        byte[] handedOn = message(frame)
                .replace("\"dst\":\"bob\"", "\"dst\":\"bob\",\"src\":\"ann\"")
                .getBytes(StandardCharsets.US_ASCII);
        assertEquals(0x123456789abcdef0L, LoadFrames.stampIn(handedOn, 0, handedOn.length));
    }

    @Test
    void whatHasNoStampHasNone() {
        byte[] open = "{\"type\":\"OPEN\"}".getBytes(StandardCharsets.US_ASCII);
        assertEquals(0, LoadFrames.stampIn(open, 0, open.length));
    }

    /** Takes the mask off a frame of more than 125 and less than 65,536 bytes. */
    private static String message(byte[] frame) {
        ByteBuffer in = ByteBuffer.wrap(frame);
        assertEquals(0x81, in.get() & 0xff);
        assertEquals(0xfe, in.get() & 0xff);
        byte[] out = new byte[in.getShort() & 0xffff];
        byte[] mask = new byte[4];
        in.get(mask).get(out);
        for (int i = 0; i < out.length; i++) {
            out[i] ^= mask[i % 4];
        }
        return new String(out, StandardCharsets.US_ASCII);
    }
}
