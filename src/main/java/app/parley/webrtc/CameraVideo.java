package app.parley.webrtc;

import app.parley.control.ControlThread;
import app.parley.control.DeviceProblem;
import app.parley.video.LatestPicture;
import dev.onvoid.webrtc.media.MediaDevices;
import dev.onvoid.webrtc.media.video.VideoCaptureCapability;
import dev.onvoid.webrtc.media.video.VideoDevice;
import dev.onvoid.webrtc.media.video.VideoDeviceSource;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The camera. Opening it may take a second or never return, so it is opened on a thread of its own and adopted by
 * call-control; one that comes too late is closed at once.
 */
final class CameraVideo implements LocalVideo {
    private static final Logger LOG = System.getLogger(CameraVideo.class.getName());
    private static final VideoCaptureCapability WANTED = new VideoCaptureCapability(1280, 720, 30);
    /** A camera that opened but sends nothing is as good as none; macOS reports a refusal in no other way. */
    private static final Duration FIRST_FRAME = Duration.ofSeconds(3);

    private static final Duration OPENING = Duration.ofSeconds(8);

    private final ControlThread control;
    private final NativeRuntime runtime;
    private int attempt;
    private boolean wanted;
    private @Nullable VideoDeviceSource source;
    private @Nullable VideoTrack track;
    private Runnable cancelWatch = () -> {};

    CameraVideo(ControlThread control, NativeRuntime runtime) {
        this.control = control;
        this.runtime = runtime;
    }

    @Override
    public void start(Consumer<VideoTrack> ready, Consumer<DeviceProblem> failed) {
        wanted = true;
        int mine = ++attempt;
        runtime.log().clear();
        cancelWatch = control.schedule(OPENING, () -> {
            if (mine == attempt) {
                attempt++;
                failed.accept(DeviceProblem.CAMERA_SILENT);
            }
        });
        Thread.ofPlatform().name("open-camera").daemon().start(() -> open(mine, ready, failed));
    }

    /** On the throw-away thread. */
    private void open(int mine, Consumer<VideoTrack> ready, Consumer<DeviceProblem> failed) {
        Optional<VideoDeviceSource> opened = Optional.empty();
        DeviceProblem problem = DeviceProblem.NO_CAMERA;
        try {
            List<VideoDevice> cameras = MediaDevices.getVideoCaptureDevices();
            problem = CameraNodes.problem(cameras.isEmpty()).orElse(DeviceProblem.CAMERA_BUSY);
            if (!cameras.isEmpty()) {
                opened = Optional.of(started(cameras.getFirst()));
            }
        } catch (Throwable thrown) {
            // The bindings say "Unhandled Exception" whatever the reason; the log and the device nodes know more.
            LOG.log(Level.INFO, "the camera did not start: {0}", thrown.getMessage());
        }
        Optional<VideoDeviceSource> result = opened;
        DeviceProblem why = problem;
        control.post(() -> adopt(mine, result, why, ready, failed));
    }

    private static VideoDeviceSource started(VideoDevice camera) {
        VideoDeviceSource source = new VideoDeviceSource();
        try {
            source.setVideoCaptureDevice(camera);
            source.setVideoCaptureCapability(WANTED);
            source.start();
            return source;
        } catch (Throwable thrown) {
            source.dispose();
            throw thrown;
        }
    }

    private void adopt(
            int mine,
            Optional<VideoDeviceSource> opened,
            DeviceProblem problem,
            Consumer<VideoTrack> ready,
            Consumer<DeviceProblem> failed) {
        if (mine != attempt || !wanted) {
            opened.ifPresent(CameraVideo::release);
            return;
        }
        cancelWatch.run();
        if (opened.isEmpty()) {
            failed.accept(problem);
            return;
        }
        VideoTrack made = runtime.videoTrack("camera", opened.get());
        source = opened.get();
        track = made;
        watch(mine, made, failed);
        ready.accept(made);
    }

    /** Counts frames until the first, then lets go. */
    private void watch(int mine, VideoTrack watched, Consumer<DeviceProblem> failed) {
        PictureSink counter = new PictureSink(new LatestPicture(), (frame, rotation, arrived) -> {});
        watched.addSink(counter);
        cancelWatch = control.schedule(FIRST_FRAME, () -> {
            if (mine == attempt) {
                watched.removeSink(counter);
                if (counter.frames() == 0) {
                    failed.accept(DeviceProblem.CAMERA_SILENT);
                }
            }
        });
    }

    @Override
    public void stop() {
        wanted = false;
        attempt++;
        cancelWatch.run();
        VideoTrack oldTrack = track;
        track = null;
        if (oldTrack != null) {
            oldTrack.dispose();
        }
        VideoDeviceSource oldSource = source;
        source = null;
        if (oldSource != null) {
            release(oldSource);
        }
    }

    @Override
    public void dispose() {
        stop();
    }

    /** Without stop() a disposed source keeps the camera running. */
    private static void release(VideoDeviceSource opened) {
        opened.stop();
        opened.dispose();
    }
}
