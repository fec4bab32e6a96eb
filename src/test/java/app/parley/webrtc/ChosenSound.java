package app.parley.webrtc;

import static app.parley.webrtc.DeviceProbe.await;
import static app.parley.webrtc.DeviceProbe.check;
import static app.parley.webrtc.Pactl.pactl;

import app.parley.call.CallId;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.control.Ahead;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.DeviceProblem;
import java.util.Arrays;
import java.util.List;

/**
 * The part of the probe that chooses microphone and speaker, on a sound server with two of each: {@link #FIRST} and
 * {@link #SECOND} in their names, each microphone with a tone of its own.
 */
final class ChosenSound {
    static final String FIRST = "first";
    static final String SECOND = "second";
    static final int FIRST_TONE = 440;
    static final int SECOND_TONE = 660;

    private final DeviceProbe probe;
    private final TestPeer ann;
    private final TestPeer bob;

    ChosenSound(DeviceProbe probe, TestPeer ann, TestPeer bob) {
        this.probe = probe;
        this.ann = ann;
        this.bob = bob;
    }

    void play() throws Exception {
        DeviceNames names = ann.devices();
        check(names.microphones().equals(List.of("mic_" + FIRST, "mic_" + SECOND)), "microphones: " + names);
        check(names.speakers().containsAll(List.of("spk_" + FIRST, "spk_" + SECOND)), "speakers: " + names);

        callWith(SECOND, SECOND);
        bobHears(SECOND_TONE);
        check(isPlayedOn("spk_" + SECOND), "the second speaker is used");
        probe.hangUp();

        callWith(FIRST, "not_there");
        bobHears(FIRST_TONE);
        check(!isPlayedOn("spk_" + SECOND), "the second speaker is no longer used");
        probe.hangUp();

        callWith(SECOND, SECOND);
        bobHears(SECOND_TONE);
        probe.hangUp();
        pulledOutWhileItRings();
        // Gone before the call begins: libwebrtc would wait for ever for a stream from it.
        ann.connect(bob);
        ann.await(snapshot -> snapshot.problems().stream().noneMatch(it -> it.kind() == DeviceProblem.Kind.AUDIO));
        bobHears(FIRST_TONE);
        probe.hangUp();
    }

    /** It rings here, and the offer has been read: the call begins on what is left. */
    void pulledOutOfTheCallee() throws Exception {
        callWith(SECOND, SECOND);
        bobHears(SECOND_TONE);
        probe.hangUp();
        ann.ahead.put(new PeerId("bob"), Ahead.CONNECT);
        bob.control.dial(new PeerId("ann"), LocalMedia.AUDIO_AND_VIDEO);
        CallId call = ann.awaitPhase(Phase.RINGING).call().orElseThrow();
        pullOut();
        ann.control.accept(call, LocalMedia.AUDIO_AND_VIDEO);
        ann.awaitPhase(Phase.CONNECTED);
        bobHears(FIRST_TONE);
        probe.hangUp();
    }

    /** The call goes on without them, and says so. */
    private void pulledOutWhileItRings() throws Exception {
        ann.control.dial(new PeerId("bob"), LocalMedia.AUDIO_AND_VIDEO);
        CallId call = bob.awaitPhase(Phase.RINGING).call().orElseThrow();
        pullOut();
        bob.control.accept(call, LocalMedia.AUDIO_AND_VIDEO);
        ann.awaitPhase(Phase.CONNECTED);
        ann.await(snapshot -> snapshot.problems().contains(DeviceProblem.MICROPHONE_AND_SPEAKER_GONE));
        bob.await(snapshot -> !snapshot.peerMedia().microphone());
        ann.awaitFrames(5);
        probe.hangUp();
    }

    private void pullOut() throws Exception {
        unload("source_name=mic_" + SECOND);
        unload("sink_name=spk_" + SECOND);
        await(() -> !ann.devices().microphones().contains("mic_" + SECOND), "it is not named any more");
    }

    private void callWith(String microphone, String speaker) {
        ann.choose(new DeviceChoice("", "mic_" + microphone, "spk_" + speaker));
        ann.connect(bob);
    }

    private void bobHears(int tone) throws Exception {
        await(() -> Math.abs(bob.ears.reading().toneHz().orElse(0) - tone) < 5, "a tone of " + tone + " Hz");
    }

    /** Bob leaves the choice to the system, whose sink is another. */
    private static boolean isPlayedOn(String speaker) throws Exception {
        String sink = field(pactl("list", "short", "sinks"), speaker, 0);
        return pactl("list", "short", "sink-inputs").stream().anyMatch(line -> line.split("\t")[1].equals(sink));
    }

    private static void unload(String argument) throws Exception {
        pactl("unload-module", field(pactl("list", "short", "modules"), argument, 0));
    }

    private static String field(List<String> lines, String word, int column) {
        return lines.stream()
                .map(line -> line.split("\t"))
                .filter(fields -> Arrays.stream(fields)
                        .anyMatch(it -> Arrays.asList(it.split(" ")).contains(word)))
                .findFirst()
                .orElseThrow()[column];
    }
}
