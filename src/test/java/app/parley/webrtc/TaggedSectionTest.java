package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaggedSectionTest {
    private static final String OFFER = sdp(
            "v=0",
            "a=group:BUNDLE 0 1",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111",
            "a=ice-ufrag:ours",
            "a=ice-pwd:our-secret",
            "a=fingerprint:sha-256 AA",
            "a=setup:actpass",
            "a=mid:0",
            "a=sendrecv",
            "a=msid:parley microphone",
            "a=rtpmap:111 opus/48000/2",
            "a=ssrc:1 cname:x",
            "m=video 9 UDP/TLS/RTP/SAVPF 96",
            "a=mid:1");
    private static final List<String> VIDEO = List.of(
            "m=video 9 UDP/TLS/RTP/SAVPF 96",
            "a=ice-ufrag:theirs",
            "a=ice-pwd:their-secret",
            "a=fingerprint:sha-256 BB",
            "a=setup:active",
            "a=mid:1",
            "a=recvonly");

    @Test
    void aRefusedVoiceBecomesAnIdleOneWithTheTransportOfTheRest() {
        String idle = sdp(
                "v=0",
                "a=group:BUNDLE 0 1",
                "m=audio 9 UDP/TLS/RTP/SAVPF 111",
                "a=mid:0",
                "a=rtpmap:111 opus/48000/2",
                "a=ice-ufrag:theirs",
                "a=ice-pwd:their-secret",
                "a=fingerprint:sha-256 BB",
                "a=setup:active",
                "a=inactive",
                String.join("\r\n", VIDEO));
        assertEquals(idle, TaggedSection.idleWhereRefused(refusing("1"), OFFER));
        // Some leave the refused one in the bundle.
        assertEquals(idle, TaggedSection.idleWhereRefused(refusing("0 1"), OFFER));
    }

    @Test
    void otherAnswersStayAsTheyAre() {
        String accepting = refusing("0 1").replace("m=audio 0 ", "m=audio 9 ");
        String refusingAll = refusing("").replace("m=video 9 ", "m=video 0 ");
        String withoutVideo = sdp("v=0", "m=audio 0 UDP/TLS/RTP/SAVPF 0", "a=mid:0");
        for (String answer : List.of(accepting, refusingAll, withoutVideo, "", "no SDP", "m=audio 0")) {
            assertEquals(answer, TaggedSection.idleWhereRefused(answer, OFFER));
        }
        assertEquals(refusing("1"), TaggedSection.idleWhereRefused(refusing("1"), "no SDP"));
    }

    private static String refusing(String bundle) {
        return sdp(
                "v=0",
                "a=group:BUNDLE " + bundle,
                "m=audio 0 UDP/TLS/RTP/SAVPF 0",
                "a=mid:0",
                String.join("\r\n", VIDEO));
    }

    private static String sdp(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
