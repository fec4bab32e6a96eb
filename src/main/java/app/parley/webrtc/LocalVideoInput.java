package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import app.parley.video.LatestPicture;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the local video while a call sends it or the person wants to see the own picture, and never else. Confined to
 * call-control.
 */
final class LocalVideoInput {
    private final LocalVideo video;
    private final PictureSink ownPicture;
    private final Consumer<Optional<VideoTrack>> onTrack;
    private final Consumer<Optional<DeviceProblem>> onProblem;
    private boolean running;
    private @Nullable VideoTrack track;

    /**
     * @param onTrack told of each track before it is used and, with nothing, before it is given back
     * @param onProblem told why there is no picture, or that there is one again
     */
    LocalVideoInput(
            LocalVideo video,
            LatestPicture picture,
            Consumer<Optional<VideoTrack>> onTrack,
            Consumer<Optional<DeviceProblem>> onProblem) {
        this.video = video;
        this.ownPicture = new PictureSink(picture, (frame, rotation, arrived) -> {});
        this.onTrack = onTrack;
        this.onProblem = onProblem;
    }

    Optional<VideoTrack> track() {
        return Optional.ofNullable(track);
    }

    /** Starts or stops as wanted; asking for what is so already does nothing. */
    void setWanted(boolean wanted) {
        if (wanted && !running) {
            running = true;
            video.start(this::ready, this::failed);
        } else if (!wanted && running) {
            stop();
        }
    }

    void dispose() {
        setWanted(false);
        video.dispose();
    }

    private void ready(VideoTrack started) {
        track = started;
        started.addSink(ownPicture);
        onProblem.accept(Optional.empty());
        onTrack.accept(Optional.of(started));
    }

    private void failed(DeviceProblem problem) {
        onProblem.accept(Optional.of(problem));
        if (track == null) {
            // Switching the camera off and on again is another attempt.
            running = false;
        }
    }

    private void stop() {
        running = false;
        VideoTrack stopped = track;
        if (stopped != null) {
            onTrack.accept(Optional.empty());
            stopped.removeSink(ownPicture);
            track = null;
        }
        video.stop();
        onProblem.accept(Optional.empty());
    }
}
