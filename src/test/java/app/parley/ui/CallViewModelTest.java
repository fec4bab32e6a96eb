package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.PeerMedia;
import app.parley.ui.CallViewModel.Page;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CallViewModelTest {
    private final Words words = new Words(Language.ENGLISH);
    private final CallViewModel call = new CallViewModel(words);

    @ParameterizedTest
    @CsvSource({
        "IDLE, HOME, ''",
        "RINGING, HOME, calls you",
        "CALLING, CALL, It is ringing…",
        "CONNECTING, CALL, Connecting…",
        "RECONNECTING, CALL, Reconnecting… the connection was interrupted",
    })
    void everyPhaseHasItsPageAndItsWords(Phase phase, Page page, String status) {
        call.show(phase == Phase.IDLE ? Snapshots.idle(Snapshots.ONLINE) : Snapshots.inCall(phase, "Ana Ruiz"));
        assertEquals(page, call.page().get());
        assertEquals(status, call.status().get());
        assertEquals(phase == Phase.RINGING, call.ringing().get());
    }

    @Test
    void aConnectedCallShowsItsTimeAndNoWarning() {
        CallSnapshot connected = Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz");
        call.show(connected);
        call.tick(connected.connectedAt().orElseThrow().plusSeconds(3723));
        assertEquals(Page.CALL, call.page().get());
        assertEquals("1:02:03", call.callTime().get());
        assertEquals("", call.pill().get());
        assertTrue(call.connected().get());
    }

    @Test
    void reconnectingIsSaidOverThePictureWhileTheClockGoesOn() {
        CallSnapshot reconnecting = Snapshots.inCall(Phase.RECONNECTING, "Ana Ruiz");
        call.show(reconnecting);
        call.tick(reconnecting.connectedAt().orElseThrow().plusSeconds(7));
        assertEquals("Reconnecting… the connection was interrupted", call.pill().get());
        assertEquals("0:07", call.callTime().get());
        assertFalse(call.connected().get());
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void everyEndIsExplained(EndReason reason) {
        call.show(Snapshots.ended(reason, "Ana Ruiz"));
        assertEquals(Page.ENDED, call.page().get());
        assertEquals(words.headline(reason), call.endHeadline().get());
        assertEquals(
                words.nextStep(reason, "Ana Ruiz", "amber-owl-88"),
                call.endNextStep().get());
    }

    @Test
    void theClockStandsStillAfterTheEnd() {
        CallSnapshot connected = Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz");
        Instant start = connected.connectedAt().orElseThrow();
        call.show(connected);
        call.tick(start.plusSeconds(60));
        call.show(Snapshots.ended(EndReason.PEER_HUNG_UP, "Ana Ruiz"));
        call.tick(start.plusSeconds(99));
        assertEquals("1:00", call.callTime().get());
    }

    @Test
    void theNextCallStartsWithoutTheLastOnesTime() {
        CallSnapshot connected = Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz");
        call.show(connected);
        call.tick(connected.connectedAt().orElseThrow().plusSeconds(60));
        call.show(Snapshots.inCall(Phase.CALLING, ""));
        assertEquals("", call.callTime().get());
    }

    @Test
    void theIdStandsInForANameThatIsUnknown() {
        call.show(Snapshots.inCall(Phase.RINGING, " "));
        assertEquals("amber-owl-88", call.peerName().get());
    }

    @Test
    void whatThePeerSwitchedOffIsShown() {
        call.show(
                Snapshots.withPeer(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"), new PeerMedia(false, false, false)));
        assertTrue(call.peerMuted().get());
        assertFalse(call.peerCameraOn().get());
        assertEquals("The camera is off", call.placeholder().get());
    }

    @Test
    void whoHadTheCameraOffCallsAgainWithItOff() {
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, call.mediaAgain());
        call.show(
                Snapshots.withLocal(Snapshots.inCall(Phase.CONNECTED, "Ana Ruiz"), new PeerMedia(false, false, false)));
        call.show(Snapshots.ended(EndReason.CONNECTION_LOST, "Ana Ruiz"));
        assertEquals(LocalMedia.AUDIO_ONLY, call.mediaAgain());
        call.show(Snapshots.inCall(Phase.RINGING, "Ana Ruiz"));
        assertEquals(LocalMedia.AUDIO_AND_VIDEO, call.mediaAgain(), "another call");
    }

    @Test
    void aCallThatWasOverBeforeItWasShownIsRepeatedAsDialled() {
        call.dialled(LocalMedia.AUDIO_ONLY);
        call.show(Snapshots.ended(EndReason.SIGNALING_LOST, ""));
        assertEquals(LocalMedia.AUDIO_ONLY, call.mediaAgain());
    }

    @Test
    void everythingFollowsTheLanguage() {
        call.show(Snapshots.ended(EndReason.PEER_BUSY, "王芳"));
        words.speak(Language.CHINESE);
        assertEquals("对方正忙", call.endHeadline().get());
    }
}
