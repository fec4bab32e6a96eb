package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.util.function.Consumer;

/** Sends back what is received: a sink of the remote track, and the source of the local one. */
final class EchoVideo implements LocalVideo, VideoTrackSink {
    private final CustomVideoSource nativeSource = new CustomVideoSource();
    private final VideoTrack track;

    EchoVideo(NativeRuntime runtime) {
        track = runtime.videoTrack("echo", nativeSource);
    }

    @Override
    public void start(Consumer<VideoTrack> ready, Consumer<DeviceProblem> failed) {
        ready.accept(track);
    }

    @Override
    public void stop() {}

    @Override
    public void dispose() {
        track.dispose();
        nativeSource.dispose();
    }

    /** On the decoder's thread; the frame's memory is shared, not copied. */
    @Override
    public void onVideoFrame(VideoFrame frame) {
        try {
            nativeSource.pushFrame(frame);
        } catch (Throwable thrown) {
            Guard.report(thrown);
        } finally {
            frame.release();
        }
    }
}
