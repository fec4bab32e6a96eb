package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.webrtc.StallWatch.Verdict;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StallWatchTest {
    private final StallWatch watch = new StallWatch();

    @Test
    void beforeTheFirstPacketNothingHasStopped() {
        assertEquals(Verdict.UNCHANGED, watch.onReading(0, at(0), true));
        assertEquals(Verdict.UNCHANGED, watch.onReading(0, at(60_000), true));
    }

    @Test
    void aSecondWithoutAPacketIsAStallToldOnce() {
        watch.onReading(10, at(0), true);
        assertEquals(Verdict.UNCHANGED, watch.onReading(10, at(1_000), true));
        assertEquals(Verdict.STALLED, watch.onReading(10, at(1_001), true));
        assertEquals(Verdict.UNCHANGED, watch.onReading(10, at(5_000), true));
    }

    @Test
    void theNextPacketEndsIt() {
        watch.onReading(10, at(0), true);
        watch.onReading(10, at(1_500), true);
        assertEquals(Verdict.RESUMED, watch.onReading(11, at(2_000), true));
        assertEquals(Verdict.UNCHANGED, watch.onReading(12, at(2_300), true));
    }

    /** A firewall lets ICE's checks through and no media. */
    @Test
    void aPathThatIsBackAndBringsNothingStallsAnew() {
        watch.onReading(10, at(0), true);
        assertEquals(Verdict.STALLED, watch.onReading(10, at(1_001), true));
        watch.onPathBack(at(6_000));
        assertEquals(Verdict.UNCHANGED, watch.onReading(10, at(7_000), true));
        assertEquals(Verdict.STALLED, watch.onReading(10, at(7_001), true));
        assertEquals(Verdict.RESUMED, watch.onReading(11, at(8_000), true));
    }

    @Test
    void aPathThatIsBackBeforeAStallChangesNothing() {
        watch.onReading(10, at(0), true);
        watch.onPathBack(at(900));
        assertEquals(Verdict.STALLED, watch.onReading(10, at(1_001), true));
    }

    @Test
    void silenceOfOneWhoNeedNotSendIsNone() {
        watch.onReading(10, at(0), true);
        assertEquals(Verdict.UNCHANGED, watch.onReading(10, at(9_000), false));
        assertEquals(Verdict.UNCHANGED, watch.onReading(10, at(9_500), true));
    }

    /** No reading fell between the two, and the last pictures before it were not counted yet. */
    @Test
    void aCameraSwitchedOffAndOnAgainMayTakeItsTime() {
        watch.onReading(10, at(0), true);
        watch.onOtherMedia();
        watch.onOtherMedia();
        assertEquals(Verdict.UNCHANGED, watch.onReading(14, at(100), true));
        assertEquals(Verdict.UNCHANGED, watch.onReading(14, at(1_900), true));
        watch.onReading(15, at(2_000), true);
        assertEquals(Verdict.STALLED, watch.onReading(15, at(3_001), true));
    }

    /** A camera that is switched on takes its time to open. */
    @Test
    void whoBeginsToSendAgainHasStoppedNothing() {
        watch.onReading(10, at(0), true);
        watch.onReading(10, at(500), false);
        assertEquals(Verdict.UNCHANGED, watch.onReading(10, at(600), true));
        assertEquals(Verdict.UNCHANGED, watch.onReading(10, at(8_000), true));
        assertEquals(Verdict.UNCHANGED, watch.onReading(11, at(8_500), true));
        assertEquals(Verdict.STALLED, watch.onReading(11, at(9_501), true));
    }

    /** A camera is pulled out where there is no microphone: nothing comes any more, and 3 s later it is said. */
    @Test
    void whoSaysThatNothingIsSentAnyMoreEndsTheStall() {
        watch.onReading(10, at(0), true);
        assertEquals(Verdict.STALLED, watch.onReading(10, at(1_001), true));
        assertEquals(Verdict.RESUMED, watch.onReading(10, at(3_000), false));
        assertEquals(Verdict.UNCHANGED, watch.onReading(10, at(3_300), false));
    }

    @Test
    void picturesCountAsArrivalsAndTheCountAfterThemDoesNot() {
        watch.onArrival(at(0));
        // All these came with the pictures; they say nothing of the time since.
        assertEquals(Verdict.UNCHANGED, watch.onReading(500, at(300), true));
        assertEquals(Verdict.UNCHANGED, watch.onReading(500, at(900), true));
        assertEquals(Verdict.STALLED, watch.onReading(500, at(1_200), true));
        assertEquals(Verdict.RESUMED, watch.onArrival(at(3_000)));
    }

    @Test
    void soundAloneGoesOnAfterThePictures() {
        watch.onArrival(at(0));
        watch.onReading(500, at(300), true);
        for (int i = 1; i < 20; i++) {
            assertEquals(Verdict.UNCHANGED, watch.onReading(500 + i, at(300 + i * 300L), true));
        }
    }

    private static long at(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(1_000_000 + millis);
    }
}
