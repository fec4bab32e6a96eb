package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The strict reader takes what is right, and nothing else. */
class StrictSdpTest {
    private static final String FINGERPRINT = "a=fingerprint:sha-256 " + "AB:".repeat(31) + "AB";
    private static final String HEAD = lines("v=0", "o=- 1 2 IN IP4 127.0.0.1", "s=-", "t=0 0");
    private static final String TRANSPORT =
            lines("a=ice-ufrag:abcd", "a=ice-pwd:abcdefghijklmnopqrstuvwx", FINGERPRINT);
    private static final String VIDEO = lines(
            "m=video 9 UDP/TLS/RTP/SAVPF 96", "c=IN IP4 0.0.0.0", "a=mid:0", "a=rtpmap:96 VP8/90000", "a=rtcp-mux");
    private static final String OFFER = HEAD
            + lines("a=group:BUNDLE 0 1")
            + VIDEO
            + TRANSPORT
            + lines("a=setup:actpass", "a=sendrecv", "a=msid:parley track")
            + lines("m=application 9 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=mid:1")
            + TRANSPORT
            + lines("a=setup:actpass", "a=sctp-port:5000");
    private static final String ANSWER = OFFER.replace("actpass", "active").replace("a=sendrecv", "a=recvonly");
    private static final String REJECTION = HEAD
            + lines("a=group:BUNDLE", "m=video 0 UDP/TLS/RTP/SAVPF 96", "c=IN IP4 0.0.0.0", "a=inactive", "a=mid:0")
            + lines("m=application 0 UDP/DTLS/SCTP webrtc-datachannel", "c=IN IP4 0.0.0.0", "a=mid:1");

    @Test
    void takesWhatIsRight() {
        StrictSdp offer = StrictSdp.read(OFFER);
        offer.assertOffer();
        for (String answer : List.of(ANSWER, REJECTION)) {
            StrictSdp.read(answer).assertAnswers(offer);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
        a=msid:parley track > a=x
        a=msid:parley track > a=msid:- track
        a=setup:actpass > a=setup:active
        a=mid:1 > a=mid:0
        a=mid:1 > a=x
        a=rtpmap:96 > a=rtpmap:97
        a=ice-ufrag:abcd > a=x
        a=group:BUNDLE 0 1 > a=group:BUNDLE 0
        c=IN IP4 0.0.0.0 > c=IN IP4
        t=0 0 > a=x
        s=- > =
        a=rtcp-mux > a=x
        """)
    void takesNoWrongOffer(String right, String wrong) {
        String sdp = OFFER.replace(right.strip(), wrong.strip());
        assertThrows(AssertionError.class, () -> StrictSdp.read(sdp).assertOffer());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '>', textBlock = """
        a=setup:active > a=setup:actpass
        m=video 9 UDP/TLS/RTP/SAVPF 96 > m=video 9 UDP/TLS/RTP/SAVPF 96 0
        a=mid:1 > a=mid:2
        a=group:BUNDLE 0 1 > a=group:BUNDLE
        m=application 9 > m=application 0
        """)
    void takesNoWrongAnswer(String right, String wrong) {
        StrictSdp offer = StrictSdp.read(OFFER);
        String sdp = ANSWER.replace(right.strip(), wrong.strip());
        assertThrows(AssertionError.class, () -> StrictSdp.read(sdp).assertAnswers(offer));
    }

    @Test
    void takesNoAnswerThatSendsUnasked() {
        StrictSdp offer = StrictSdp.read(OFFER.replace("a=sendrecv", "a=sendonly"));
        String sends = OFFER.replace("actpass", "active");
        assertThrows(AssertionError.class, () -> StrictSdp.read(sends).assertAnswers(offer));
    }

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
