package app.parley.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Has virtual microphones give at once what they hear: PulseAudio's null sink hands on up to two seconds at a time, and
 * a call as short as that would have no sound. Needs pulseaudio-utils. Closing ends its programs.
 */
final class AwakeRooms implements AutoCloseable {
    private final List<Process> listeners = new ArrayList<>();

    /** @param all each a {@link VirtualSound#played} */
    static AwakeRooms of(PrivatePulseAudio sound, List<VirtualSound> all) throws IOException {
        MissingProgramException.check("parec", "pulseaudio-utils");
        AwakeRooms rooms = new AwakeRooms();
        try {
            for (VirtualSound each : all) {
                rooms.listeners.add(RawSound.keepAwake(sound.environment(each), each.room() + ".monitor"));
            }
        } catch (IOException e) {
            rooms.close();
            throw e;
        }
        return rooms;
    }

    @Override
    public void close() {
        listeners.forEach(it -> it.destroyForcibly().onExit().join());
    }
}
