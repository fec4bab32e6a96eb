package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.parley.control.CallSnapshot;
import app.parley.control.DeviceProblem;
import app.parley.control.SignalingStatus;
import app.parley.control.SignalingStatus.Problem;
import app.parley.ui.SelfViewModel.Light;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SelfViewModelTest {
    private final Words words = new Words(Language.ENGLISH);
    private final SelfViewModel self = new SelfViewModel(words);

    @Test
    void theIdStaysKnownWhenTheServerGoesAway() {
        self.show(Snapshots.idle(Snapshots.ONLINE));
        self.show(Snapshots.idle(new SignalingStatus.Retrying(1, Problem.LOST)));
        assertEquals("amber-fox-217", self.id().get());
        assertFalse(self.online().get());
        assertEquals(Light.WAITING, self.light().get());
    }

    /** The one before was given up for it: nobody is reached by it any more. */
    @Test
    void anIdThatIsTakenLeavesNoneToGiveOut() {
        self.show(Snapshots.idle(Snapshots.ONLINE));
        self.show(Snapshots.idle(new SignalingStatus.Connecting()));
        assertEquals("", self.id().get());
        assertEquals("Waiting for an ID…", self.idText().get());
        self.show(Snapshots.idle(new SignalingStatus.Refused(Problem.ID_TAKEN)));
        assertEquals("", self.id().get());
        assertEquals("None: see below why", self.idText().get());
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void aRefusalSaysWhatIsWrong(Problem problem) {
        self.show(Snapshots.idle(new SignalingStatus.Refused(problem)));
        assertEquals(Light.BAD, self.light().get());
        assertEquals(words.sentence(problem), self.signalingProblem().get());
        assertEquals("None: see below why", self.idText().get(), "nothing comes by waiting");
    }

    @Test
    void anIdIsWaitedForWhileItMayComeByItself() {
        self.show(CallSnapshot.INITIAL);
        assertEquals("Waiting for an ID…", self.idText().get());
        self.show(Snapshots.idle(new SignalingStatus.Retrying(1, Problem.UNREACHABLE)));
        assertEquals("Waiting for an ID…", self.idText().get());
        self.show(Snapshots.idle(Snapshots.ONLINE));
        assertEquals("amber-fox-217", self.idText().get());
    }

    @Test
    void everyDeviceProblemIsSaid() {
        self.show(Snapshots.idle(Snapshots.ONLINE, DeviceProblem.NO_MICROPHONE, DeviceProblem.CAMERA_BUSY));
        assertEquals(
                List.of(words.sentence(DeviceProblem.CAMERA_BUSY), words.sentence(DeviceProblem.NO_MICROPHONE)),
                self.deviceProblems().get());
    }
}
