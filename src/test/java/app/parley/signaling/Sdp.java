package app.parley.signaling;

/** Session descriptions for tests, shaped as Chromium writes them. */
final class Sdp {
    static final String OFFER = lines(
            "v=0",
            "o=- 4611731400430051336 2 IN IP4 127.0.0.1",
            "s=-",
            "t=0 0",
            "a=group:BUNDLE 0 1 2",
            "a=msid-semantic: WMS stream",
            "m=audio 9 UDP/TLS/RTP/SAVPF 111 0",
            "c=IN IP4 0.0.0.0",
            "a=ice-ufrag:abcd",
            "a=ice-pwd:abcdefghijklmnopqrstuvwx",
            "a=mid:0",
            "a=sendrecv",
            "m=video 9 UDP/TLS/RTP/SAVPF 96",
            "c=IN IP4 0.0.0.0",
            "a=mid:1",
            "a=sendrecv",
            "m=application 9 UDP/DTLS/SCTP webrtc-datachannel",
            "c=IN IP4 0.0.0.0",
            "a=mid:2",
            "a=sctp-port:5000");

    static final String ANSWER = OFFER.replace("a=sendrecv", "a=recvonly");

    private Sdp() {}

    static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }
}
