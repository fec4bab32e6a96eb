package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import app.parley.video.FrameSource;
import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Pictures that this program makes itself. */
final class SourceVideo implements LocalVideo {
    private final FrameSource source;
    private final CustomVideoSource nativeSource = new CustomVideoSource();
    private final VideoTrack track;
    private volatile @Nullable VideoTrackSink shown;

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

    /** Past the track, which copies each frame for every sink. */
    @Override
    public void showTo(VideoTrackSink sink, VideoTrack from) {
        shown = sink;
    }

    @Override
    public void hideFrom(VideoTrackSink sink, VideoTrack from) {
        shown = null;
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
            VideoTrackSink sink = shown;
            if (sink != null) {
                // It releases what it is given.
                frame.retain();
                sink.onVideoFrame(frame);
            }
        } finally {
            frame.release();
        }
    }
}
