package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PulseSinksTest {
    /** As pactl 16.1 prints it, shortened. */
    private static final String LISTED = """
            Sink #0
            \tState: SUSPENDED
            \tName: usb_two
            \tDescription: USB Headset
            \tDriver: module-alsa-card.c
            \tProperties:
            \t\tdevice.description = "USB Headset"
            \t\tdevice.icon_name = "audio-card-usb"

            Sink #1
            \tState: RUNNING
            \tName: alsa_output.pci.analog-stereo
            \tDescription: 内置音频 Analog Stereo
            \tPorts:
            \t\tspeaker: Name: of a port

            Sink #2
            \tState: SUSPENDED
            \tName: usb_one
            \tDescription: USB Headset
            """;

    @Test
    void findsTheOwnNameOfASpeakerThatPeopleChose() {
        assertEquals(Optional.of("alsa_output.pci.analog-stereo"), PulseSinks.named(LISTED, "内置音频 Analog Stereo"));
        assertEquals(Optional.of("usb_one"), PulseSinks.named(LISTED, "USB Headset"));
        assertEquals(Optional.of("usb_one"), PulseSinks.named(LISTED.replace("\n", "\r\n"), "USB_Headset"));
    }

    @Test
    void findsNothingThatIsNotThere() {
        assertEquals(Optional.empty(), PulseSinks.named(LISTED, "USB"));
        assertEquals(Optional.empty(), PulseSinks.named(LISTED, "usb_one"));
        assertEquals(Optional.empty(), PulseSinks.named("", "USB Headset"));
    }
}
