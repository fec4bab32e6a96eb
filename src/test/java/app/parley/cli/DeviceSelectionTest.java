package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.parley.webrtc.DeviceChoice;
import app.parley.webrtc.DeviceNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which devices are meant by what was typed. */
class DeviceSelectionTest {
    private static final DeviceChoice SAVED = new DeviceChoice("Saved Camera", "Saved Microphone", "Saved Speaker");
    private static final List<String> CAMERAS = List.of("HD Webcam", "HD Webcam (rear)", "USB_Capture");
    private static final List<String> SPEAKERS = List.of("HDMI", "Headset");

    private final List<Boolean> soundAskedFor = new ArrayList<>();
    private final DeviceSelection selection = new DeviceSelection(new CliWords(Locale.ENGLISH), sound -> {
        soundAskedFor.add(sound);
        return new DeviceNames(CAMERAS, List.of(), sound ? SPEAKERS : List.of());
    });
    private final DeviceOptions typed = new DeviceOptions();

    private DeviceChoice choose() throws UsageException {
        return selection.choose(typed, SAVED, false, false);
    }

    private String refusal(boolean testCard, boolean echo) {
        return assertThrows(UsageException.class, () -> selection.choose(typed, SAVED, testCard, echo))
                .getMessage();
    }

    @Test
    void whatIsNotTypedStaysAndNobodyIsAsked() throws UsageException {
        assertEquals(SAVED, choose());
        typed.speaker = "";
        assertEquals(new DeviceChoice("Saved Camera", "Saved Microphone", ""), choose());
        assertEquals(List.of(), soundAskedFor);
    }

    @ParameterizedTest
    @CsvSource({"HD Webcam, HD Webcam", "hd webcam, HD Webcam", "rear, HD Webcam (rear)", "usb capture, USB_Capture"})
    void aNameOrAPartThatNoOtherHasWillDo(String camera, String meant) throws UsageException {
        typed.camera = camera;
        assertEquals(new DeviceChoice(meant, "Saved Microphone", "Saved Speaker"), choose());
        assertEquals(List.of(false), soundAskedFor, "a sound server that hangs is no matter of cameras");
    }

    @Test
    void whatFitsNoneIsToldWithWhatThereIs() {
        typed.speaker = "Loudspeaker\u001b[2J";
        assertEquals(
                "No device here fits --speaker \"Loudspeaker\ufffd[2J\". These are here:\n  HDMI\n  Headset",
                refusal(false, false));
    }

    @Test
    void whatFitsSeveralIsToldWithThose() {
        typed.camera = "web";
        assertEquals(
                "More than one device fits --camera \"web\". Type more of the name:\n  HD Webcam\n  HD Webcam (rear)",
                refusal(false, false));
    }

    @Test
    void whereThereAreNoneItSaysSo() {
        typed.microphone = "desk";
        assertEquals(
                "There is nothing here that --microphone \"desk\" could choose. Plug it in, or start the sound server if"
                        + " it is a microphone or a speaker.",
                refusal(false, false));
    }

    @Test
    void whatTakesADevicesPlaceIsNotTypedWithIt() throws UsageException {
        typed.camera = "rear";
        assertEquals(
                "With --media test a test card takes the camera's place. Leave out --camera, or --media test.",
                refusal(true, false));
        assertEquals(
                "With --echo no device is opened. Leave out --camera, --microphone and --speaker, or --echo.",
                refusal(false, true));
        typed.camera = null;
        typed.speaker = "head";
        assertEquals("Headset", selection.choose(typed, SAVED, true, false).speaker());
    }
}
