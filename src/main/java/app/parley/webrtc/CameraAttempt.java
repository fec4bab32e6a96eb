package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One opening of the camera, from its start to its release. {@link #open} and {@link #release} block and run on threads
 * of their own, one after the other; what was opened after {@link #abandon} is given back at once.
 */
final class CameraAttempt {
    private static final Logger LOG = System.getLogger(CameraAttempt.class.getName());
    private static final VideoCaptureCapability WANTED = new VideoCaptureCapability(1280, 720, 30);

    /** What came of it: one of the two. */
    record Result(Optional<VideoDeviceSource> source, Optional<DeviceProblem> problem) {
        static Result of(VideoDeviceSource source) {
            return new Result(Optional.of(source), Optional.empty());
        }

        static Result of(DeviceProblem problem) {
            return new Result(Optional.empty(), Optional.of(problem));
        }
    }

    private final CompletableFuture<Result> result = new CompletableFuture<>();
    private final String chosen;

    /** @param chosen the name of the camera to try first; possibly empty */
    CameraAttempt(String chosen) {
        this.chosen = chosen;
    }

    /** Starts the first camera that can be started. */
    void open() {
        if (result.isDone()) {
            return;
        }
        Result made = tried();
        if (!result.complete(made)) {
            made.source().ifPresent(CameraAttempt::close);
        }
    }

    /** Completes once the camera runs, or will not; never if it hangs. */
    CompletableFuture<Result> result() {
        return result;
    }

    /**
     * Gives it up.
     *
     * @return whether there may be something to {@link #release}
     */
    boolean abandon() {
        return !result.cancel(false);
    }

    /** Gives the camera back; takes a second where it sends nothing. */
    void release() {
        result.join().source().ifPresent(CameraAttempt::close);
    }

    private Result tried() {
        List<VideoDevice> cameras = List.of();
        try {
            cameras = ListedDevices.inOrder(MediaDevices.getVideoCaptureDevices(), chosen);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.INFO, "cameras could not be listed: {0}", e.getMessage());
        }
        for (VideoDevice camera : cameras) {
            Optional<VideoDeviceSource> started = started(camera);
            if (started.isPresent()) {
                return Result.of(started.get());
            }
        }
        return Result.of(CameraNodes.explain(!cameras.isEmpty()));
    }

    /** Given up while another camera was starting, it must not come on for a moment. */
    private void start(VideoDeviceSource source) {
        if (result.isDone()) {
            throw new IllegalStateException("given up");
        }
        source.start();
    }

    private Optional<VideoDeviceSource> started(VideoDevice camera) {
        VideoDeviceSource source = new VideoDeviceSource();
        try {
            source.setVideoCaptureDevice(camera);
            source.setVideoCaptureCapability(WANTED);
            CaptureThreadGate.start(() -> start(source));
            return Optional.of(source);
        } catch (RuntimeException | Error e) {
            // "Unhandled Exception", whatever the reason.
            LOG.log(Level.INFO, "a camera did not start: {0}", e.getMessage());
            source.dispose();
            return Optional.empty();
        }
    }

    /** Without stop() a disposed source keeps the camera running. */
    private static void close(VideoDeviceSource source) {
        source.stop();
        source.dispose();
    }
}
