package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.media.MediaType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfferedCodecsTest {
    private static final RTCRtpCodecCapability VP8 = codec("VP8", Map.of());
    private static final RTCRtpCodecCapability VP9 = codec("VP9", Map.of("profile-id", "0"));
    private static final RTCRtpCodecCapability VP9_TEN_BIT = codec("VP9", Map.of("profile-id", "2"));
    private static final RTCRtpCodecCapability MAIN = h264("4d001f", "1");
    private static final RTCRtpCodecCapability BASELINE = h264("42e01f", "1");
    private static final RTCRtpCodecCapability BASELINE_SINGLE = h264("42e01f", "0");
    private static final RTCRtpCodecCapability AV1 = codec("AV1", Map.of("profile", "0"));
    private static final RTCRtpCodecCapability RTX = codec("rtx", Map.of());

    private static RTCRtpCodecCapability codec(String name, Map<String, String> parameters) {
        return new RTCRtpCodecCapability(MediaType.VIDEO, name, 90_000, null, parameters);
    }

    private static RTCRtpCodecCapability h264(String profile, String mode) {
        return codec("H264", Map.of("profile-level-id", profile, "packetization-mode", mode));
    }

    @Test
    void eachCodecIsOfferedOnceInTheLibrarysOrder() {
        assertEquals(
                List.of(VP8, RTX, VP9, BASELINE, AV1),
                OfferedCodecs.of(List.of(VP8, RTX, VP9, VP9_TEN_BIT, MAIN, BASELINE, BASELINE_SINGLE, AV1)));
    }

    @Test
    void whatNobodyKnowsStays() {
        RTCRtpCodecCapability h265 = codec("H265", Map.of("profile-id", "1"));
        RTCRtpCodecCapability bare = new RTCRtpCodecCapability(MediaType.VIDEO, "VP9", 90_000, null, null);
        assertEquals(List.of(h265, bare), OfferedCodecs.of(List.of(h265, bare)));
    }

    @Test
    void withoutTheBaselineOtherProfilesStay() {
        assertEquals(List.of(MAIN, BASELINE_SINGLE), OfferedCodecs.of(List.of(MAIN, BASELINE_SINGLE)));
    }
}
