package app.parley.webrtc;

import app.parley.call.CallId;
import app.parley.call.LocalMedia;
import app.parley.control.CallSnapshot.Phase;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls with a path made ahead, answered or ended at the moments in which it comes up. */
class PathAheadMomentsTest extends CallsAhead {
    /** Before the path is begun, while the provisional answer is made and set, and after. */
    @ParameterizedTest
    @ValueSource(ints = {0, 200, 290, 298, 300, 302, 305, 310, 320, 340, 400})
    void acceptMayComeAtAnyMoment(int millis) throws InterruptedException {
        ann.control.dial(BOB, LocalMedia.AUDIO_AND_VIDEO);
        ringing();
        TimeUnit.MILLISECONDS.sleep(millis);
        accept();
        ann.awaitFrames(5);
        bob.awaitFrames(5);
        hangUp(bob, ann);
    }

    @ParameterizedTest
    @ValueSource(ints = {290, 300, 302, 305, 310, 320, 400})
    void soMayTheEnd(int millis) throws InterruptedException {
        ann.control.dial(BOB, LocalMedia.AUDIO_AND_VIDEO);
        CallId call = ringing();
        TimeUnit.MILLISECONDS.sleep(millis);
        bob.control.decline(call);
        ann.awaitPhase(Phase.ENDED);
        ann.control.dial(BOB, LocalMedia.AUDIO_AND_VIDEO);
        ringing();
        TimeUnit.MILLISECONDS.sleep(millis);
        hangUp(ann);
        bob.awaitPhase(Phase.ENDED);
        rings();
        accept();
        ann.awaitFrames(5);
        hangUp(bob, ann);
    }
}
