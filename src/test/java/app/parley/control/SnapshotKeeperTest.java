package app.parley.control;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SnapshotKeeperTest {
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
