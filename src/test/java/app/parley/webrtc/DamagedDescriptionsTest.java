package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Damage;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** SDP of a peer, damaged at random: what is made of it is text again, and as before where nothing was understood. */
class DamagedDescriptionsTest {
    private static final int TIMES = 5_000;
    private static final String OFFER = String.join(
            "\r\n",
            "v=0",
            "a=group:BUNDLE 0 1",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111",
            "a=mid:0",
            "a=ice-ufrag:ours",
            "a=setup:actpass",
            "a=sendrecv",
            "a=msid:s t",
            "a=rtpmap:111 opus/48000/2",
            "a=fmtp:111 minptime=10",
            "a=ssrc:1 cname:x",
            "m=video 9 UDP/TLS/RTP/SAVPF 96 97",
            "a=mid:1",
            "a=rtpmap:96 VP8/90000",
            "a=rtpmap:97 H264/90000",
            "a=fmtp:97 profile-level-id=42e01f",
            "");
    private static final String ANSWER = OFFER.replace("m=audio 9", "m=audio 0").replace("actpass", "active");

    private final Random random = new Random(20_261_126);

    private String damaged(String sdp) {
        String text = sdp;
        for (int n = random.nextInt(3); n >= 0; n--) {
            text = random.nextBoolean() ? Damage.lines(text, random) : Damage.characters(text, random);
        }
        String cut = random.nextInt(4) > 0 ? text : text.substring(0, random.nextInt(text.length() + 1));
        // Of nothing at all comes an empty line, and of that nothing: no SDP, and nothing to be asked of it.
        return cut.isBlank() ? sdp : cut;
    }

    @Test
    void isChangedOnceAndForAll() {
        for (int i = 0; i < TIMES; i++) {
            String sdp = damaged(i % 2 == 0 ? OFFER : ANSWER);
            assertAll(
                    sdp,
                    () -> assertEquals(sdp, String.join("", SdpText.parts(sdp))),
                    () -> assertTrue(
                            SdpText.refused(sdp).size() < SdpText.parts(sdp).size()),
                    () -> {
                        String once = SdpText.withStartBitRateFromVoiceOn(sdp, 1500);
                        assertEquals(once, SdpText.withStartBitRateFromVoiceOn(once, 900));
                        assertEquals(once, SdpText.withStartBitRate(once, 900));
                    },
                    () -> {
                        String silent = SdpText.withoutVoice(sdp);
                        assertEquals(silent, SdpText.withoutVoice(silent));
                    },
                    () -> {
                        String idle = SdpText.idle(sdp);
                        assertEquals(idle, SdpText.idle(idle));
                        // The last direction of a section counts.
                        assertTrue(SdpText.parts(idle).stream()
                                .filter(part -> part.matches("(?s)m=(audio|video) .*"))
                                .allMatch(part -> part.endsWith("\r\na=inactive\r\n")));
                    });
        }
    }

    @Test
    void ofARefusedVoiceComesAnIdleOneOrNothingIsChanged() {
        int mended = 0;
        for (int i = 0; i < TIMES; i++) {
            String answer = damaged(ANSWER);
            String idle = TaggedSection.idleWhereRefused(answer, OFFER);
            if (!idle.equals(answer)) {
                List<String> parts = SdpText.parts(idle);
                assertEquals(SdpText.parts(answer).size(), parts.size(), answer);
                assertFalse(SdpText.isRefused(parts.get(1)), answer);
                mended++;
            }
            TaggedSection.idleWhereRefused(ANSWER, damaged(OFFER));
        }
        assertTrue(mended > TIMES / 20 && mended < TIMES - TIMES / 20, mended + " mended");
    }
}
