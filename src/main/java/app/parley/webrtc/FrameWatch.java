package app.parley.webrtc;

import app.parley.control.DeviceProblem;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells from a count of frames whether a camera still films; the bindings report neither one that never begins nor one
 * that is pulled out. macOS says in no other way that access was refused.
 */
final class FrameWatch {
    private static final Duration FIRST_FRAME = Duration.ofSeconds(3);
    /** In the dark a camera may film 5 a second, and a busy bus holds it up for a moment. */
    private static final Duration NEXT_FRAME = Duration.ofSeconds(3);

    private long frames;
    private long changedNanos;
    private boolean filming;

    FrameWatch(long frames, long nowNanos) {
        this.frames = frames;
        this.changedNanos = nowNanos;
    }

    /**
     * @param counted how many frames there have been in all
     * @return CAMERA_SILENT before the first frame, CAMERA_FAILED after it, empty while all is well
     */
    Optional<DeviceProblem> onReading(long counted, long nowNanos) {
        if (counted != frames) {
            frames = counted;
            changedNanos = nowNanos;
            filming = true;
            return Optional.empty();
        }
        Duration patience = filming ? NEXT_FRAME : FIRST_FRAME;
        if (nowNanos - changedNanos < patience.toNanos()) {
            return Optional.empty();
        }
        return Optional.of(filming ? DeviceProblem.CAMERA_FAILED : DeviceProblem.CAMERA_SILENT);
    }
}
