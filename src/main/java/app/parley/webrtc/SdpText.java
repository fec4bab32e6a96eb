package app.parley.webrtc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes to SDP as text (RFC 8866). Pure. */
final class SdpText {
    private static final String START_BIT_RATE = "x-google-start-bitrate";
    private static final Pattern VIDEO_CODEC =
            Pattern.compile("a=rtpmap:(\\d+) (?:VP8|VP9|H264|AV1)/90000", Pattern.CASE_INSENSITIVE);

    private SdpText() {}

    /**
     * Asks the sender of video to begin at {@code kbps} instead of feeling its way up: the first picture comes in less
     * than half the time. Adds the parameter to every video codec that does not carry it yet.
     */
    static String withStartBitRate(String sdp, int kbps) {
        Set<String> codecs = new HashSet<>();
        Set<String> formatted = new HashSet<>();
        List<String> lines = new ArrayList<>(List.of(sdp.split("\r?\n")));
        for (String line : lines) {
            Matcher codec = VIDEO_CODEC.matcher(line);
            if (codec.matches()) {
                codecs.add(codec.group(1));
            } else if (line.startsWith("a=fmtp:")) {
                formatted.add(payloadType(line));
            }
        }
        StringBuilder out = new StringBuilder(sdp.length() + 256);
        for (String line : lines) {
            out.append(line);
            Matcher codec = VIDEO_CODEC.matcher(line);
            if (line.startsWith("a=fmtp:") && codecs.contains(payloadType(line)) && !line.contains(START_BIT_RATE)) {
                out.append(';').append(START_BIT_RATE).append('=').append(kbps);
            } else if (codec.matches() && !formatted.contains(codec.group(1))) {
                out.append("\r\na=fmtp:").append(codec.group(1)).append(' ');
                out.append(START_BIT_RATE).append('=').append(kbps);
            }
            out.append("\r\n");
        }
        return out.toString();
    }

    private static String payloadType(String fmtp) {
        int space = fmtp.indexOf(' ');
        return space < 0 ? "" : fmtp.substring("a=fmtp:".length(), space);
    }
}
