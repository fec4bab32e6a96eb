package app.parley.webrtc;

import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpCodecCapability;
import dev.onvoid.webrtc.media.MediaType;
import dev.onvoid.webrtc.media.audio.AudioOptions;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSource;
import java.util.List;

/**
 * The native library as it lives through the program: one factory, one audio module, and the tracks that every call
 * shares. What the library cannot free at the end of a call is thus not made anew for each.
 */
final class NativeRuntime implements AutoCloseable {
    /** Any size will do: the picture is black. */
    private static final int BLACK_WIDTH = 320;

    private static final int BLACK_HEIGHT = 180;

    /** What libpulse asks the sound server to hold, for every stream of the process. */
    private static final String PULSE_LATENCY = "PULSE_LATENCY_MSEC";

    /** Without it, 217 to 235 ms pass from microphone to speaker, with it 137 to 145; with 20, sound breaks off. */
    private static final String PULSE_LATENCY_MILLIS = "40";

    private static final byte BLACK_LUMA = 16;
    private static final byte NO_CHROMA = (byte) 128;

    private final Sound sound;
    private final EarlyPlayout earlyPlayout;
    private final PeerConnectionFactory factory;
    private final List<RTCRtpCodecCapability> videoCodecs;
    private final AudioTrack microphone;
    private final CustomVideoSource blackSource;
    private final VideoTrack black;

    /** Loads the library (about a quarter of a second) and opens the sound. */
    NativeRuntime(boolean echo, boolean voiceProcessing, DeviceChoice devices) {
        prepare();
        sound = echo ? Sound.echo() : Sound.open(devices);
        earlyPlayout = sound.earlyPlayout();
        factory = new PeerConnectionFactory(sound.module());
        sound.factoryIsMade();
        // The receiver's: what a transceiver may prefer (W3C WebRTC 1.0, section 5.4).
        videoCodecs = OfferedCodecs.of(
                factory.getRtpReceiverCapabilities(MediaType.VIDEO).getCodecs());
        microphone = factory.createAudioTrack("microphone", factory.createAudioSource(options(voiceProcessing)));
        blackSource = new CustomVideoSource();
        black = factory.createVideoTrack("black", blackSource);
    }

    /** Loads the library. A second time does no harm. */
    static void prepare() {
        NativeHeap.tune();
        NativeEnvironment.setDefault(PULSE_LATENCY, PULSE_LATENCY_MILLIS);
        NativeLibrary.load();
    }

    Sound sound() {
        return sound;
    }

    EarlyPlayout earlyPlayout() {
        return earlyPlayout;
    }

    PeerConnectionFactory factory() {
        return factory;
    }

    /** What a picture is offered in, in order of preference. */
    List<RTCRtpCodecCapability> videoCodecs() {
        return videoCodecs;
    }

    AudioTrack microphone() {
        return microphone;
    }

    /** A track that says "video" where there is none yet, or none any more. */
    VideoTrack black() {
        return black;
    }

    VideoTrack videoTrack(String id, VideoTrackSource source) {
        return factory.createVideoTrack(id, source);
    }

    /** One black picture, so that a page does not go on showing the last one of the camera. */
    void pushBlack() {
        NativeI420Buffer buffer = NativeI420Buffer.allocate(BLACK_WIDTH, BLACK_HEIGHT);
        Planes.fill(buffer.getDataY(), BLACK_LUMA);
        Planes.fill(buffer.getDataU(), NO_CHROMA);
        Planes.fill(buffer.getDataV(), NO_CHROMA);
        VideoFrame frame = new VideoFrame(buffer, System.nanoTime());
        blackSource.pushFrame(frame);
        frame.release();
    }

    /** After the last peer connection has been closed: the other order crashes. */
    @Override
    public void close() {
        black.dispose();
        microphone.dispose();
        blackSource.dispose();
        factory.dispose();
        sound.module().dispose();
    }

    private static AudioOptions options(boolean voiceProcessing) {
        AudioOptions options = new AudioOptions();
        options.echoCancellation = voiceProcessing;
        options.autoGainControl = voiceProcessing;
        options.noiseSuppression = voiceProcessing;
        options.highpassFilter = voiceProcessing;
        return options;
    }
}
