package app.parley.webrtc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Changes to SDP as text (RFC 8866). Pure. */
final class SdpText {
    private static final String START_BIT_RATE = "x-google-start-bitrate";
    private static final String MEDIA = "m=";
    private static final String VOICE = "m=audio ";
    private static final String PICTURE = "m=video ";
    private static final Set<String> DIRECTIONS = Set.of("a=sendrecv", "a=sendonly", "a=recvonly", "a=inactive");
    private static final String RTPMAP = "a=rtpmap:";
    private static final String FMTP = "a=fmtp:";
    private static final Set<String> VIDEO = Set.of("VP8", "VP9", "H264", "AV1");
    private static final Set<String> VIDEO_AND_VOICE = Set.of("VP8", "VP9", "H264", "AV1", "OPUS");

    private SdpText() {}

    /**
     * Asks the sender of video to begin at {@code kbps} instead of feeling its way up: the first picture comes in less
     * than half the time. Adds the parameter to every video codec that does not carry it yet.
     */
    static String withStartBitRate(String sdp, int kbps) {
        return withStartBitRate(sdp, kbps, VIDEO);
    }

    /**
     * The same in the voice's codec, too, for a description that this library is about to take. It reads the sections in
     * order and opens the loudspeaker between voice and video, and where the path is there before it comes to the video,
     * it begins at 300 kbit/s: the first picture is then sent as a probe of 900 and 1,800 kbit/s.
     */
    static String withStartBitRateFromVoiceOn(String sdp, int kbps) {
        return withStartBitRate(sdp, kbps, VIDEO_AND_VOICE);
    }

    private static String withStartBitRate(String sdp, int kbps, Set<String> names) {
        List<String> lines = List.of(sdp.split("\r?\n"));
        Set<String> formatted = new HashSet<>();
        Set<String> asked = new HashSet<>();
        for (String line : lines) {
            codec(line, names).ifPresent(asked::add);
            format(line).ifPresent(formatted::add);
        }
        StringBuilder out = new StringBuilder(sdp.length() + 256);
        for (String line : lines) {
            out.append(line);
            if (format(line).filter(asked::contains).isPresent() && !line.contains(START_BIT_RATE)) {
                out.append(';').append(START_BIT_RATE).append('=').append(kbps);
            }
            codec(line, names)
                    .filter(type -> !formatted.contains(type))
                    .ifPresent(type -> out.append("\r\n" + FMTP)
                            .append(type)
                            .append(' ')
                            .append(START_BIT_RATE)
                            .append('=')
                            .append(kbps));
            out.append("\r\n");
        }
        return out.toString();
    }

    /** The payload type, if {@code line} maps one to a codec among {@code names}. */
    private static Optional<String> codec(String line, Set<String> names) {
        int space = line.indexOf(' ');
        int slash = line.indexOf('/', space + 1);
        if (!line.startsWith(RTPMAP) || space < 0 || slash < 0) {
            return Optional.empty();
        }
        String name = line.substring(space + 1, slash).toUpperCase(Locale.ROOT);
        return names.contains(name) ? Optional.of(line.substring(RTPMAP.length(), space)) : Optional.empty();
    }

    /** The payload type, if {@code line} holds the parameters of one. */
    private static Optional<String> format(String line) {
        int space = line.indexOf(' ');
        return line.startsWith(FMTP) && space > 0
                ? Optional.of(line.substring(FMTP.length(), space))
                : Optional.empty();
    }

    /**
     * The media sections that are refused or given up: port 0 (RFC 3264 section 6), unless they only say that they have
     * no transport of their own (RFC 9143 section 6).
     */
    static Set<Section> refused(String sdp) {
        Map<String, Integer> seen = new HashMap<>();
        Set<Section> refused = new HashSet<>();
        List<String> parts = parts(sdp);
        for (String part : parts.subList(1, parts.size())) {
            String kind = part.substring(MEDIA.length()).split("\\s", 2)[0];
            Section section = new Section(kind, seen.merge(kind, 1, Integer::sum) - 1);
            if (isRefused(part)) {
                refused.add(section);
            }
        }
        return refused;
    }

    /** The session's lines, then each section's. */
    static List<String> parts(String sdp) {
        List<String> parts = new ArrayList<>(List.of(sdp.split("(?m)^(?=" + MEDIA + ")")));
        if (sdp.startsWith(MEDIA)) {
            parts.addFirst("");
        }
        return parts;
    }

    /** As if the other side sent no voice, but took ours. */
    static String withoutVoice(String sdp) {
        return parts(sdp).stream()
                .map(part -> part.startsWith(VOICE) ? receiving(part) : part)
                .collect(Collectors.joining());
    }

    private static String receiving(String section) {
        // Where a section says nothing, it both sends and receives (RFC 8866, 6.7).
        boolean receives = section.lines().noneMatch(line -> line.equals("a=sendonly") || line.equals("a=inactive"));
        return sendingNothing(section, receives ? "a=recvonly" : "a=inactive");
    }

    /** As if nothing were to flow in either direction, whatever the other side says. */
    static String idle(String sdp) {
        return parts(sdp).stream()
                .map(part ->
                        part.startsWith(VOICE) || part.startsWith(PICTURE) ? sendingNothing(part, "a=inactive") : part)
                .collect(Collectors.joining());
    }

    private static String sendingNothing(String section, String direction) {
        String rest = section.lines()
                .filter(line -> !DIRECTIONS.contains(line) && !line.startsWith("a=ssrc") && !line.startsWith("a=msid:"))
                .collect(Collectors.joining("\r\n"));
        return rest + "\r\n" + direction + "\r\n";
    }

    /** Whether one of the {@link #parts} is a section that is refused. */
    static boolean isRefused(String part) {
        String[] words = part.split("\\s", 3);
        return part.startsWith(MEDIA) && words.length > 1 && words[1].equals("0") && !part.contains("a=bundle-only");
    }

    /**
     * A media section of a description.
     *
     * @param kind {@code audio}, {@code video} or {@code application}
     * @param index among those of its kind, from 0
     */
    record Section(String kind, int index) {
        static final Section AUDIO = new Section("audio", 0);
        static final Section CAMERA = new Section("video", 0);
        static final Section SCREEN = new Section("video", 1);
        static final Section DATA = new Section("application", 0);
        /** What a call of ours consists of, but for data. */
        static final Set<Section> OURS = Set.of(AUDIO, CAMERA, SCREEN);
    }
}
