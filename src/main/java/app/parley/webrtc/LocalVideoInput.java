package app.parley.webrtc;

import app.parley.control.DeviceProblem;
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
    private boolean disposed;
    private @Nullable VideoTrack track;

    /**
     * @param ownPicture shows and counts every frame of the track
     * @param onTrack told of each track before it is used and, with nothing, before it is given back
     * @param onProblem told why there is no picture, or that there is one again
     */
    LocalVideoInput(
            LocalVideo video,
            PictureSink ownPicture,
            Consumer<Optional<VideoTrack>> onTrack,
            Consumer<Optional<DeviceProblem>> onProblem) {
        this.video = video;
        this.ownPicture = ownPicture;
        this.onTrack = onTrack;
        this.onProblem = onProblem;
    }

    Optional<VideoTrack> track() {
        return Optional.ofNullable(track);
    }

    /**
     * Starts or stops as wanted; asking for what is so already does nothing. After a problem, wanting it is another
     * attempt, and not wanting it ends the problem. Does nothing once disposed.
     */
    void setWanted(boolean wanted) {
        if (disposed) {
            return;
        }
        if (wanted && !running) {
            running = true;
            video.start(this::ready, this::failed);
        } else if (!wanted) {
            end();
            onProblem.accept(Optional.empty());
        }
    }

    /** Takes the camera of this name at once, if one is open, or else at the next opening. */
    void choose(String camera) {
        if (video.choose(camera) && running) {
            end();
            setWanted(true);
        }
    }

    void dispose() {
        setWanted(false);
        disposed = true;
        video.dispose();
    }

    private void ready(VideoTrack started) {
        track = started;
        video.showTo(ownPicture, started);
        onProblem.accept(Optional.empty());
        onTrack.accept(Optional.of(started));
    }

    private void failed(DeviceProblem problem) {
        end();
        onProblem.accept(Optional.of(problem));
    }

    private void end() {
        if (!running) {
            return;
        }
        running = false;
        VideoTrack stopped = track;
        track = null;
        if (stopped != null) {
            onTrack.accept(Optional.empty());
            video.hideFrom(ownPicture, stopped);
        }
        video.stop();
    }
}
