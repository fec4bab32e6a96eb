package app.parley.webrtc;

import static app.parley.webrtc.DeviceProbe.await;
import static app.parley.webrtc.Pactl.pactl;

import app.parley.call.CallId;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.DeviceProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The part of the probe that starts without sound and gets it between two calls. */
final class LateSound {
    /** What names the sound server's socket to the probe; its {@code PULSE_SERVER} is nobody's until it links there. */
    static final String SOCKET = "PROBE_SOUND_SERVER";

    private static final String MICROPHONE = "source_name=mic_" + ChosenSound.FIRST;

    private final DeviceProbe probe;
    private final TestPeer ann;
    private final TestPeer bob;

    LateSound(DeviceProbe probe, TestPeer ann, TestPeer bob) {
        this.probe = probe;
        this.ann = ann;
        this.bob = bob;
    }

    /** @return what brings the microphone back, to be called before there are peers */
    static String[] pullMicrophoneOut() throws Exception {
        String[] module = pactl("list", "short", "modules").stream()
                .map(line -> line.split("\t"))
                .filter(fields ->
                        fields.length > 2 && Arrays.asList(fields[2].split(" ")).contains(MICROPHONE))
                .findFirst()
                .orElseThrow();
        pactl("unload-module", module[0]);
        return module;
    }

    void microphoneComes(String[] module) throws Exception {
        callWithout(DeviceProblem.NO_MICROPHONE);
        pactl("load-module", module[1], module[2]);
        await(() -> ann.devices().microphones().contains("mic_" + ChosenSound.FIRST), "it is named");
        callIsHeard();
    }

    /** Nothing was chosen, and there is no other: the call goes on without, and says so. */
    void microphoneGoesWhileItRings() throws Exception {
        ann.connect(bob);
        bob.awaitFrames(5);
        probe.hangUp();
        String[] module = goesWhileItRings(bob, ann, "ann");
        pactl("load-module", module[1], module[2]);
        await(() -> ann.devices().microphones().contains("mic_" + ChosenSound.FIRST), "it is named");
        callIsHeard();
        goesWhileItRings(ann, bob, "bob");
    }

    private String[] goesWhileItRings(TestPeer caller, TestPeer callee, String calleeId) throws Exception {
        caller.control.dial(new PeerId(calleeId), LocalMedia.AUDIO_AND_VIDEO);
        CallId call = callee.awaitPhase(Phase.RINGING).call().orElseThrow();
        String[] module = pullMicrophoneOut();
        await(() -> ann.devices().microphones().isEmpty(), "it is not named any more");
        callee.control.accept(call, LocalMedia.AUDIO_AND_VIDEO);
        ann.awaitPhase(Phase.CONNECTED);
        ann.await(snapshot -> snapshot.problems().contains(DeviceProblem.NO_MICROPHONE));
        bob.await(snapshot -> !snapshot.peerMedia().microphone());
        bob.awaitFrames(5);
        ann.awaitFrames(5);
        probe.hangUp();
        return module;
    }

    void serverComes() throws Exception {
        callWithout(DeviceProblem.NO_SOUND_SERVER);
        String nobody = System.getenv("PULSE_SERVER").substring("unix:".length());
        Files.createSymbolicLink(Path.of(nobody), Path.of(System.getenv(SOCKET)));
        callIsHeard();
    }

    private void callWithout(DeviceProblem problem) throws Exception {
        ann.await(snapshot -> snapshot.problems().contains(problem));
        ann.connect(bob);
        bob.awaitFrames(5);
        probe.hangUp();
    }

    private void callIsHeard() throws Exception {
        ann.connect(bob);
        ann.await(snapshot -> snapshot.problems().isEmpty());
        await(() -> Math.abs(bob.ears.reading().toneHz().orElse(0) - ChosenSound.FIRST_TONE) < 5, "ann is heard");
        probe.hangUp();
    }
}
