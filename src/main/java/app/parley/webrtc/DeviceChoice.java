package app.parley.webrtc;

/**
 * Which devices a person has chosen, each by its name as the system shows it; empty: the system's choice. A device that
 * is not there is no error: another takes its place.
 */
public record DeviceChoice(String camera, String microphone, String speaker) {
    /** All as the system chooses. */
    public static final DeviceChoice SYSTEM = new DeviceChoice("", "", "");

    /** Whether microphone and speaker are both left to the system. */
    boolean hasSystemSound() {
        return microphone.isEmpty() && speaker.isEmpty();
    }
}
