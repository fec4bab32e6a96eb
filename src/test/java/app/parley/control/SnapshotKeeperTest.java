package app.parley.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallState;
import app.parley.call.LocalMedia;
import app.parley.call.PeerInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotKeeperTest {
    /** A device may be told of while the call's actions are done, before its state is there. */
    @Test
    void whatACallBeginsWithWaitsForItsState() {
        List<CallSnapshot> all = new ArrayList<>();
        SnapshotKeeper snapshots = new SnapshotKeeper();
        snapshots.subscribe(all::add);
        snapshots.setLocal(LocalMedia.AUDIO_ONLY);
        snapshots.setProblem(DeviceProblem.Kind.AUDIO, Optional.of(DeviceProblem.NO_MICROPHONE));
        assertTrue(all.getLast().local().camera());
        snapshots.setMicrophoneOn(false);
        snapshots.show(CallState.initial(PeerInfo.PAGE));
        assertEquals(new PeerMedia(false, false, false), all.getLast().local());
    }

    @Test
    void aCameraThatFailsIsNeverToldAsSwitchedOff() {
        List<CallSnapshot> all = new ArrayList<>();
        SnapshotKeeper snapshots = new SnapshotKeeper();
        snapshots.subscribe(all::add);
        snapshots.setProblem(DeviceProblem.Kind.CAMERA, Optional.of(DeviceProblem.CAMERA_BUSY));
        assertFalse(all.getLast().local().camera());
        for (CallSnapshot told : all) {
            assertTrue(told.local().camera() || told.problems().contains(DeviceProblem.CAMERA_BUSY), told.toString());
        }
    }
}
