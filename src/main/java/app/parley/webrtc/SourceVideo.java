package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import app.parley.video.FrameSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.function.Consumer;

/** Pictures that this program makes itself. */
final class SourceVideo implements LocalVideo {
    private final FrameSource source;
    private final CustomVideoSource nativeSource = new CustomVideoSource();
    private final VideoTrack track;

    SourceVideo(NativeRuntime runtime, FrameSource source) {
        this.source = source;
        track = runtime.videoTrack("source", nativeSource);
    }

    @Override
    public void start(Consumer<VideoTrack> ready, Consumer<DeviceProblem> failed) {
        source.start(this::push);
        ready.accept(track);
    }

    @Override
    public void stop() {
        source.stop();
    }

    @Override
    public void dispose() {
        track.dispose();
        nativeSource.dispose();
    }

    /** On the source's thread. The encoder reads the buffer later, so each frame has its own. */
    private void push(int width, int height, FrameSource.Painter painter) {
        NativeI420Buffer buffer = NativeI420Buffer.allocate(width, height);
        VideoFrame frame = new VideoFrame(buffer, System.nanoTime());
        try {
            painter.paint(Planes.view(buffer));
            nativeSource.pushFrame(frame);
        } finally {
            frame.release();
        }
    }
}
