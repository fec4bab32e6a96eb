package app.parley.webrtc;

import dev.onvoid.webrtc.RTCRtpCodecCapability;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which of the video codecs that the library has are offered: each of them once. The library lists VP9 in two profiles
 * and H.264 in six, each with a codec for retransmission; an offer, which is made, sent and read before the first
 * picture, is a third shorter without the others. Pure.
 */
final class OfferedCodecs {
    /** Constrained baseline, level 3.1: the one that every browser must have (RFC 7742, section 6.2). */
    private static final String CONSTRAINED_BASELINE = "42e01f";

    private static final String PLAIN = "0";
    private static final String NON_INTERLEAVED = "1";

    private OfferedCodecs() {}

    /**
     * Drops what is a codec's other profile, in the order given. A codec that this does not know stays, as does
     * everything where the profile that it would keep is not there.
     */
    static List<RTCRtpCodecCapability> of(List<RTCRtpCodecCapability> all) {
        boolean hasBaseline = all.stream().anyMatch(OfferedCodecs::isBaseline);
        return all.stream()
                .filter(codec -> switch (codec.getName().toUpperCase(Locale.ROOT)) {
                    case "VP9" -> parameter(codec, "profile-id").orElse(PLAIN).equals(PLAIN);
                    case "H264" -> !hasBaseline || isBaseline(codec);
                    default -> true;
                })
                .toList();
    }

    private static boolean isBaseline(RTCRtpCodecCapability codec) {
        return codec.getName().equalsIgnoreCase("H264")
                && parameter(codec, "profile-level-id")
                        .filter(CONSTRAINED_BASELINE::equalsIgnoreCase)
                        .isPresent()
                && parameter(codec, "packetization-mode")
                        .filter(NON_INTERLEAVED::equals)
                        .isPresent();
    }

    private static Optional<String> parameter(RTCRtpCodecCapability codec, String name) {
        return Optional.ofNullable(codec.getSDPFmtp()).map((Map<String, String> it) -> it.get(name));
    }
}
