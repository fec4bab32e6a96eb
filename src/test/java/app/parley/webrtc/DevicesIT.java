package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.cli.PrivatePulseAudio;
import app.parley.cli.VirtualSound;
import app.parley.rig.CameraLibrary;
import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Camera and microphone through the life of a program; each probe is a process of its own. */
class DevicesIT {
    private static final VirtualSound SOUND = VirtualSound.tone(ChosenSound.FIRST, ChosenSound.FIRST_TONE);
    private static final VirtualSound OTHER = VirtualSound.tone(ChosenSound.SECOND, ChosenSound.SECOND_TONE);

    @ParameterizedTest
    @CsvSource({
        "cameraSwitchedInACall, OK",
        "anotherCameraIsChosen, OK",
        "previewGoesOnAcrossACall, OK",
        "ringingOpensNothing, OK",
        "unansweredClosesTheLoudspeaker, OK",
        "mutedIsSilent, OK",
        "busyCameraServesLater, OK",
        "silentCameraIsSwitchedOff, SILENT",
        "microphoneComesLater, OK",
        "microphoneGoesWhileItRings, OK",
        "whatIsOffAtHomeStaysOff, OK"
    })
    void holds(String probe, CameraLibrary.Mode camera) throws Exception {
        try (PrivatePulseAudio sound = PrivatePulseAudio.start(List.of(SOUND))) {
            run(probe, camera, sound.environment(SOUND));
        }
    }

    @Test
    void aSoundServerThatComesLaterIsUsedByTheNextCall(@TempDir Path directory) throws Exception {
        try (PrivatePulseAudio sound = PrivatePulseAudio.start(List.of(SOUND))) {
            Map<String, String> environment = new HashMap<>(sound.environment(SOUND));
            environment.put(LateSound.SOCKET, environment.get("PULSE_SERVER").substring("unix:".length()));
            environment.put("PULSE_SERVER", "unix:" + directory.resolve("nobody-yet"));
            run("soundServerComesLater", CameraLibrary.Mode.OK, environment);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chosenSoundIsUsed", "chosenSoundGoesWhileItRings"})
    void chosenMicrophoneAndSpeakerAreUsed(String probe) throws Exception {
        try (PrivatePulseAudio sound = PrivatePulseAudio.start(List.of(SOUND, OTHER))) {
            Map<String, String> environment = new HashMap<>(sound.environment(SOUND));
            // What a person sets there would be kept.
            environment.keySet().removeAll(Set.of("PULSE_SOURCE", "PULSE_SINK"));
            run(probe, CameraLibrary.Mode.NONE, environment);
        }
    }

    private static void run(String probe, CameraLibrary.Mode camera, Map<String, String> sound) throws Exception {
        Map<String, String> environment = new HashMap<>(CameraLibrary.build().environment(camera));
        environment.putAll(sound);
        try (ChildProcess child =
                ChildProcess.start("devices-" + probe, environment, Project.java(DeviceProbe.class, probe))) {
            int code = child.awaitExit(Duration.ofSeconds(90));
            assertEquals(0, code, () -> String.join("\n", child.stderr()));
            assertTrue(child.stdout().contains("done"), () -> String.join("\n", child.stderr()));
        }
    }
}
