package app.parley.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.LocalMedia;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalSwitchesTest {
    private final List<String> told = new ArrayList<>();
    private final SnapshotKeeper snapshots = new SnapshotKeeper();
    private final List<CallSnapshot> published = new ArrayList<>();
    private final LocalSwitches switches = new LocalSwitches(recording(), snapshots);

    LocalSwitchesTest() {
        snapshots.subscribe(published::add);
    }

    @Test
    void whatIsSwitchedOffBeforeACallStaysOffInIt() {
        switches.setMicrophoneOn(false);
        assertEquals(new LocalMedia(false, true), switches.begin(LocalMedia.AUDIO_AND_VIDEO));
        assertEquals(new LocalMedia(false, true), snapshots.local());
        switches.end();
        switches.setMicrophoneOn(true);
        switches.setCameraOn(false);
        assertEquals(LocalMedia.AUDIO_ONLY, switches.begin(LocalMedia.AUDIO_AND_VIDEO));
    }

    @Test
    void aVoiceCallDoesNotSwitchTheCameraOffForThoseToCome() {
        switches.begin(LocalMedia.AUDIO_ONLY);
        assertEquals(new LocalMedia(true, false), snapshots.local());
        switches.end();
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, snapshots.local());
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, switches.begin(LocalMedia.AUDIO_AND_VIDEO));
    }

    @Test
    void whatIsSwitchedInACallIsForThatCall() {
        switches.setMicrophoneOn(false);
        switches.begin(LocalMedia.AUDIO_ONLY);
        switches.setMicrophoneOn(true);
        switches.setCameraOn(true);
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, snapshots.local());
        told.clear();
        switches.end();
        assertEquals(new LocalMedia(false, true), snapshots.local());
        assertEquals(List.of("setMicrophoneOn false", "setCameraOn true"), told);
    }

    /** Both have dialled, and the other's call stands. */
    @Test
    void aCallInTheDialledOnesPlaceGoesOnWithItsSwitches() {
        switches.begin(LocalMedia.AUDIO_AND_VIDEO);
        switches.setMicrophoneOn(false);
        assertEquals(new LocalMedia(false, true), switches.begin(LocalMedia.AUDIO_AND_VIDEO));
        assertEquals(new LocalMedia(false, true), snapshots.local());
        switches.end();
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, switches.begin(LocalMedia.AUDIO_AND_VIDEO));
    }

    /** A voice call's camera would else be off in what is published last before the call. */
    @Test
    void whatACallBeginsWithIsPublishedWithTheCallAlone() {
        switches.begin(LocalMedia.AUDIO_ONLY);
        switches.end();
        assertEquals(List.of(CallSnapshot.INITIAL), published);
    }

    @Test
    void followersAreToldWhatIsSwitchedOutsideOfCalls() {
        List<LocalMedia> followed = new ArrayList<>();
        switches.follow(followed::add);
        switches.setMicrophoneOn(false);
        switches.begin(LocalMedia.AUDIO_ONLY);
        switches.setMicrophoneOn(true);
        switches.setCameraOn(true);
        switches.end();
        switches.setCameraOn(false);
        assertEquals(List.of(new LocalMedia(false, true), new LocalMedia(false, false)), followed);
    }

    /** Nobody who sees it switched off expects the next call to film. */
    @Test
    void aCameraThatFailedStaysOffInTheCallsToComeUntilItIsSwitchedOn() {
        snapshots.setProblem(DeviceProblem.Kind.CAMERA, Optional.of(DeviceProblem.CAMERA_BUSY));
        snapshots.setProblem(DeviceProblem.Kind.CAMERA, Optional.empty());
        assertEquals(LocalMedia.AUDIO_ONLY, switches.begin(LocalMedia.AUDIO_AND_VIDEO));
        switches.end();
        assertEquals(new LocalMedia(true, false), snapshots.local());
        switches.setCameraOn(true);
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, switches.begin(LocalMedia.AUDIO_AND_VIDEO));
    }

    @Test
    void aCameraThatFailedHasNotBeenSwitchedOff() {
        List<LocalMedia> followed = new ArrayList<>();
        switches.follow(followed::add);
        snapshots.setProblem(DeviceProblem.Kind.CAMERA, Optional.of(DeviceProblem.CAMERA_BUSY));
        switches.setMicrophoneOn(false);
        assertEquals(List.of(new LocalMedia(false, true)), followed);
    }

    @Test
    void aCallThatNeverBeganSwitchesNothing() {
        switches.end();
        assertEquals(List.of(), told);
    }

    private PeerConnections recording() {
        return (PeerConnections) Proxy.newProxyInstance(
                PeerConnections.class.getClassLoader(), new Class<?>[] {PeerConnections.class}, (_, method, values) -> {
                    told.add(method.getName() + " " + values[0]);
                    // A camera that is no longer wanted says so at once that nothing is wrong with it.
                    snapshots.setProblem(DeviceProblem.Kind.CAMERA, Optional.empty());
                    return null;
                });
    }
}
