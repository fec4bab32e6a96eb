package app.parley.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.LocalMedia;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LocalSwitchesTest {
    private final List<String> told = new ArrayList<>();
    private final SnapshotKeeper snapshots = new SnapshotKeeper();
    private final AtomicReference<CallSnapshot> newest = new AtomicReference<>(CallSnapshot.INITIAL);
    private final LocalSwitches switches = new LocalSwitches(recording(), snapshots);

    LocalSwitchesTest() {
        snapshots.subscribe(newest::set);
    }

    @Test
    void whatIsSwitchedOffBeforeACallStaysOffInIt() {
        switches.setMicrophoneOn(false);
        assertEquals(new LocalMedia(false, true), switches.begin(LocalMedia.AUDIO_AND_VIDEO));
        assertEquals(new PeerMedia(false, true, false), newest.get().local());
        switches.end();
        switches.setMicrophoneOn(true);
        switches.setCameraOn(false);
        assertEquals(LocalMedia.AUDIO_ONLY, switches.begin(LocalMedia.AUDIO_AND_VIDEO));
    }

    @Test
    void aVoiceCallDoesNotSwitchTheCameraOffForThoseToCome() {
        switches.begin(LocalMedia.AUDIO_ONLY);
        assertEquals(new PeerMedia(true, false, false), newest.get().local());
        switches.end();
        assertEquals(PeerMedia.ALL_ON, newest.get().local());
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, switches.begin(LocalMedia.AUDIO_AND_VIDEO));
    }

    @Test
    void whatIsSwitchedInACallIsForThatCall() {
        switches.setMicrophoneOn(false);
        switches.begin(LocalMedia.AUDIO_ONLY);
        switches.setMicrophoneOn(true);
        switches.setCameraOn(true);
        assertEquals(PeerMedia.ALL_ON, newest.get().local());
        told.clear();
        switches.end();
        assertEquals(new PeerMedia(false, true, false), newest.get().local());
        assertEquals(List.of("setMicrophoneOn false", "setCameraOn true"), told);
    }

    /** Both have dialled, and the other's call stands. */
    @Test
    void aCallInTheDialledOnesPlaceGoesOnWithItsSwitches() {
        switches.begin(LocalMedia.AUDIO_AND_VIDEO);
        switches.setMicrophoneOn(false);
        assertEquals(new LocalMedia(false, true), switches.begin(LocalMedia.AUDIO_AND_VIDEO));
        assertEquals(new PeerMedia(false, true, false), newest.get().local());
        switches.end();
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, switches.begin(LocalMedia.AUDIO_AND_VIDEO));
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
                    return null;
                });
    }
}
