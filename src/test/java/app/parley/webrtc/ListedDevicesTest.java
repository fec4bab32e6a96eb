package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onvoid.webrtc.media.audio.AudioDevice;
import dev.onvoid.webrtc.media.video.VideoDevice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ListedDevicesTest {
    private static final Camera BUILT_IN = new Camera("Integrated Camera", "/dev/video0");
    private static final Camera SECOND = new Camera("HD Webcam", "/dev/video2");
    private static final Camera THIRD = new Camera("HD Webcam", "/dev/video4");
    private static final List<Camera> CAMERAS = List.of(THIRD, BUILT_IN, SECOND);

    private static final class Camera extends VideoDevice {
        Camera(String name, String descriptor) {
            super(name, descriptor);
        }
    }

    private static final class Microphone extends AudioDevice {
        Microphone(String name, String descriptor) {
            super(name, descriptor);
        }
    }

    @Test
    void theChosenCameraIsTriedFirstAndTheOthersAfterIt() {
        assertEquals(List.of(SECOND, THIRD, BUILT_IN), ListedDevices.inOrder(CAMERAS, "HD Webcam"));
    }

    @Test
    void withoutAChoiceOrTheChosenOneTheOrderIsTheSystems() {
        assertEquals(List.of(BUILT_IN, SECOND, THIRD), ListedDevices.inOrder(CAMERAS, ""));
        assertEquals(List.of(BUILT_IN, SECOND, THIRD), ListedDevices.inOrder(CAMERAS, "Pulled Out"));
    }

    /** As udev spells it. */
    @Test
    void aCameraThatWasPluggedInLaterIsTheSame() {
        Camera later = new Camera("HD_Webcam", "/dev/video6");

        assertEquals(Optional.of(later), ListedDevices.chosen(List.of(BUILT_IN, later), "HD Webcam"));
        assertEquals(Optional.of(SECOND), ListedDevices.chosen(CAMERAS, "HD_Webcam"));
    }

    @Test
    void onlyTheChosenOneIsFound() {
        assertEquals(Optional.empty(), ListedDevices.chosen(CAMERAS, ""));
        assertEquals(Optional.empty(), ListedDevices.chosen(CAMERAS, "Pulled Out"));
        assertEquals(Optional.empty(), ListedDevices.chosen(List.<Camera>of(), "HD Webcam"));
    }

    @Test
    void namesAreOfferedOnceAndNoMonitorIsAMicrophone() {
        assertEquals(
                List.of("Headset", "microphone"),
                ListedDevices.names(List.of(
                        new Microphone("microphone", "alsa_input.pci"),
                        new Microphone("Headset", "alsa_input.usb"),
                        new Microphone("Headset", "alsa_input.usb"),
                        new Microphone("Monitor of Speakers", "alsa_output.pci.monitor"))));
    }
}
