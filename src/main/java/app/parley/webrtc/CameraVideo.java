package app.parley.webrtc;

import app.parley.control.ControlThread;
import app.parley.control.DeviceProblem;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The camera, watched as long as it runs. Opening and closing it may take a second or never return, so both happen on
 * threads of their own; call-control adopts what was opened.
 */
final class CameraVideo implements LocalVideo {
    private static final Duration OPENING = Duration.ofSeconds(8);
    private static final Duration READING = Duration.ofMillis(500);
    private static final Duration LAST_CLOSING = Duration.ofMillis(1500);

    private final ControlThread control;
    private final NativeRuntime runtime;
    private final LongSupplier frames;
    private final DeviceQueue devices = new DeviceQueue();
    private String chosen;
    private @Nullable CameraAttempt current;
    private @Nullable VideoTrack track;
    private Runnable cancelWatch = () -> {};

    /**
     * @param frames counts the frames of every track handed out; from any thread
     * @param chosen the name of the camera to take where it is there; possibly empty
     */
    CameraVideo(ControlThread control, NativeRuntime runtime, LongSupplier frames, String chosen) {
        this.control = control;
        this.runtime = runtime;
        this.frames = frames;
        this.chosen = chosen;
    }

    @Override
    public boolean choose(String camera) {
        boolean other = !camera.equals(chosen);
        chosen = camera;
        return other;
    }

    @Override
    public void start(Consumer<VideoTrack> ready, Consumer<DeviceProblem> failed) {
        stop();
        CameraAttempt attempt = new CameraAttempt(chosen);
        current = attempt;
        cancelWatch = control.schedule(OPENING, () -> failed.accept(DeviceProblem.CAMERA_SILENT));
        attempt.result()
                .thenAccept(result -> control.post(() -> {
                    if (current == attempt) {
                        cancelWatch.run();
                        result.problem().ifPresent(failed);
                        result.source().ifPresent(source -> adopt(source, ready, failed));
                    }
                }));
        devices.run("open-camera", attempt::open);
    }

    private void adopt(VideoDeviceSource source, Consumer<VideoTrack> ready, Consumer<DeviceProblem> failed) {
        VideoTrack made = runtime.videoTrack("camera", source);
        track = made;
        ready.accept(made);
        FrameWatch watch = new FrameWatch(frames.getAsLong(), System.nanoTime());
        cancelWatch = control.repeat(
                READING,
                () -> watch.onReading(frames.getAsLong(), System.nanoTime()).ifPresent(failed));
    }

    @Override
    public void stop() {
        cancelWatch.run();
        CameraAttempt ending = current;
        current = null;
        VideoTrack old = track;
        track = null;
        if (old != null) {
            old.dispose();
        }
        if (ending != null && ending.abandon()) {
            devices.run("close-camera", ending::release);
        }
    }

    /** Waits for the camera to close: the process may end after this. */
    @Override
    public void dispose() {
        stop();
        devices.await(LAST_CLOSING);
    }
}
