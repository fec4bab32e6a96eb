package app.parley.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.CallState;
import app.parley.call.CallStateMachine;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SnapshotKeeperTest {
    private final CallId call = new CallId("mc_1");
    private final SnapshotKeeper keeper = new SnapshotKeeper();
    private final AtomicReference<CallSnapshot> newest = new AtomicReference<>(CallSnapshot.INITIAL);

    SnapshotKeeperTest() {
        keeper.subscribe(newest::set);
    }

    @Test
    void whatIsSwitchedOffBeforeACallStaysOffInIt() {
        keeper.setMicrophoneOn(false);
        assertEquals(new LocalMedia(false, true), keeper.wished(LocalMedia.AUDIO_AND_VIDEO));
        keeper.setMicrophoneOn(true);
        keeper.setCameraOn(false);
        assertEquals(LocalMedia.AUDIO_ONLY, keeper.wished(LocalMedia.AUDIO_AND_VIDEO));
    }

    @Test
    void aVoiceCallDoesNotSwitchTheCameraOffForThoseToCome() {
        hangUp(dial());
        assertEquals(PeerMedia.ALL_ON, newest.get().local());
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, keeper.wished(LocalMedia.AUDIO_AND_VIDEO));
    }

    @Test
    void whatIsSwitchedInACallIsForThatCall() {
        keeper.setMicrophoneOn(false);
        CallState calling = dial();
        keeper.setMicrophoneOn(true);
        keeper.setCameraOn(true);
        assertEquals(PeerMedia.ALL_ON, newest.get().local());
        hangUp(calling);
        assertEquals(new PeerMedia(false, true, false), newest.get().local());
    }

    private CallState dial() {
        CallState calling = CallStateMachine.on(
                        CallState.initial(PeerInfo.PAGE),
                        new CallEvent.Dial(call, new PeerId("bob"), LocalMedia.AUDIO_ONLY))
                .next();
        keeper.setLocal(LocalMedia.AUDIO_ONLY);
        keeper.show(calling);
        assertEquals(false, newest.get().local().camera());
        return calling;
    }

    private void hangUp(CallState calling) {
        keeper.show(CallStateMachine.on(calling, new CallEvent.HangUp(call)).next());
    }
}
