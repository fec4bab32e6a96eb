package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import dev.onvoid.webrtc.media.video.VideoTrack;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.util.function.Consumer;

/** Something that can be filmed: the camera, or what stands in for it. Confined to call-control. */
interface LocalVideo {
    /**
     * Begins. Exactly one of the two is run on call-control, now or later, unless {@link #stop()} comes first; a problem
     * may also follow a track that falls silent. After a problem {@link #stop()} is due.
     */
    void start(Consumer<VideoTrack> ready, Consumer<DeviceProblem> failed);

    /**
     * Ends and gives the device back. The track handed out has been taken from every sender before. Harmless when not
     * started.
     */
    void stop();

    /** Shows {@code sink} each frame of the track that was handed out, from the thread that the frames come on. */
    default void showTo(VideoTrackSink sink, VideoTrack track) {
        track.addSink(sink);
    }

    /** Ends that; before {@link #stop()}, after which no frame comes any more. */
    default void hideFrom(VideoTrackSink sink, VideoTrack track) {
        track.removeSink(sink);
    }

    /**
     * Takes the camera of this name from the next start on, where it is there; empty: any.
     *
     * @return whether that may be another than before
     */
    default boolean choose(String camera) {
        return false;
    }

    /** Gives back what outlives a stop. */
    void dispose();
}
