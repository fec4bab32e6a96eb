package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SdpTextTest {
    private static final String SDP = String.join(
            "\r\n",
            "v=0",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111",
            "a=rtpmap:111 opus/48000/2",
            "a=fmtp:111 minptime=10;useinbandfec=1",
            "m=video 9 UDP/TLS/RTP/SAVPF 96 97 103",
            "a=rtpmap:96 VP8/90000",
            "a=rtcp-fb:96 nack pli",
            "a=rtpmap:97 rtx/90000",
            "a=fmtp:97 apt=96",
            "a=rtpmap:103 H264/90000",
            "a=fmtp:103 profile-level-id=42e01f",
            "");

    @Test
    void everyVideoCodecIsAskedForTheStartBitRate() {
        String asked = SdpText.withStartBitRate(SDP, 1500);
        assertTrue(asked.contains("a=rtpmap:96 VP8/90000\r\na=fmtp:96 x-google-start-bitrate=1500\r\n"), asked);
        assertTrue(asked.contains("a=fmtp:103 profile-level-id=42e01f;x-google-start-bitrate=1500\r\n"), asked);
    }

    @Test
    void nothingElseChanges() {
        String asked = SdpText.withStartBitRate(SDP, 1500);
        assertEquals(
                SDP,
                asked.replace("a=fmtp:96 x-google-start-bitrate=1500\r\n", "")
                        .replace(";x-google-start-bitrate=1500", ""));
    }

    @Test
    void whatIsTakenHereAsksFromTheVoiceOn() {
        String asked = SdpText.withStartBitRateFromVoiceOn(SDP, 1500);
        assertTrue(asked.contains("a=fmtp:111 minptime=10;useinbandfec=1;x-google-start-bitrate=1500\r\n"), asked);
        assertTrue(asked.contains("a=fmtp:96 x-google-start-bitrate=1500\r\n"), asked);
        assertFalse(asked.contains("a=fmtp:97 apt=96;"), asked);
    }

    @Test
    void asTwiceIsAsOnce() {
        String once = SdpText.withStartBitRate(SDP, 1500);
        assertEquals(once, SdpText.withStartBitRate(once, 900));
    }

    @Test
    void nothingFlowsInWhatIsIdle() {
        String idle = SdpText.idle(SDP.replace("m=video", "a=sendonly\r\na=ssrc:1 cname:x\r\na=msid:a b\r\nm=video")
                + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=sctp-port:5000\r\n");
        assertEquals(
                List.of("a=inactive", "a=inactive"),
                idle.lines()
                        .filter(it -> it.matches("a=(inactive|send.*|recvonly|ssrc.*|msid.*)"))
                        .toList());
        assertTrue(idle.endsWith("m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=sctp-port:5000\r\n"), idle);
    }

    @Test
    void textThatIsNoSdpPasses() {
        assertEquals("a=fmtp:\r\nx\r\n", SdpText.withStartBitRate("a=fmtp:\nx", 1500));
    }

    @Test
    void aVoiceThatNobodyCanHearCountsAsNotSent() {
        String voice = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=mid:0\r\n";
        String camera = "m=video 9 UDP/TLS/RTP/SAVPF 96\r\na=sendrecv\r\na=ssrc:7 cname:x\r\n";
        String sent = "a=sendrecv\r\na=msid:s t\r\na=ssrc:5 cname:x\r\na=ssrc-group:FID 5 6\r\n";
        String wanted = "v=0\r\n" + voice + "a=recvonly\r\n" + camera;
        assertEquals(wanted, SdpText.withoutVoice("v=0\r\n" + voice + sent + camera));
        assertEquals(wanted, SdpText.withoutVoice("v=0\r\n" + voice + camera));
        assertEquals(wanted, SdpText.withoutVoice(wanted));
        for (String direction : List.of("a=sendonly\r\n", "a=inactive\r\n")) {
            assertEquals(voice + "a=inactive\r\n", SdpText.withoutVoice(voice + direction));
        }
    }

    @Test
    void sectionsOfPortZeroAreRefusedUnlessTheyHaveNoTransportOfTheirOwn() {
        String sdp = String.join(
                "\r\n",
                "v=0",
                "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                "a=mid:0",
                "m=video 0 UDP/TLS/RTP/SAVPF 96",
                "a=bundle-only",
                "m=video 0 UDP/TLS/RTP/SAVPF 96",
                "a=mid:2",
                "m=application",
                "");
        assertEquals(Set.of(new SdpText.Section("video", 1)), SdpText.refused(sdp));
        assertEquals(Set.of(), SdpText.refused("no SDP"));
        assertEquals(Set.of(), SdpText.refused(""));
    }
}
