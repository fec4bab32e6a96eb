package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.control.DeviceProblem;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameWatchTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Frames of tracks before do not count. */
    private final FrameWatch watch = new FrameWatch(100, 0);

    private void assertReading(Optional<DeviceProblem> expected, long frames, long nanos) {
        assertEquals(expected, watch.onReading(frames, nanos));
    }

    @Test
    void noFirstFrameForThreeSecondsIsSilence() {
        assertReading(Optional.empty(), 100, 3 * SECOND - 1);
        assertReading(Optional.of(DeviceProblem.CAMERA_SILENT), 100, 3 * SECOND);
    }

    @Test
    void noFrameForThreeSecondsAfterTheFirstIsFailure() {
        assertReading(Optional.empty(), 101, SECOND);
        assertReading(Optional.empty(), 101, 4 * SECOND - 1);
        assertReading(Optional.of(DeviceProblem.CAMERA_FAILED), 101, 4 * SECOND);
    }

    @Test
    void oneFrameNowAndThenIsEnough() {
        for (int frame = 0; frame < 10; frame++) {
            assertReading(Optional.empty(), 101 + frame, (frame + 1) * 5 * SECOND / 2);
        }
    }

    @Test
    void aLateReadingWithNewFramesIsNoFailure() {
        assertReading(Optional.empty(), 101, SECOND);
        assertReading(Optional.empty(), 150, 20 * SECOND);
    }
}
