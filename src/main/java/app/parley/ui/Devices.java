package app.parley.ui;

import app.parley.settings.Settings;
import java.util.List;
import java.util.function.Consumer;

/** Camera, microphone and speaker. Called on the JavaFX Application Thread; asks and saves elsewhere. */
public interface Devices {
    /** The names of those that can be chosen now. */
    record Present(List<String> cameras, List<String> microphones, List<String> speakers) {
        public Present {
            cameras = List.copyOf(cameras);
            microphones = List.copyOf(microphones);
            speakers = List.copyOf(speakers);
        }
    }

    Settings.Devices chosen();

    /**
     * Another camera is taken at once, if one is open; another microphone and speaker from the next call on.
     *
     * @param name the device's, be it of the one that is chosen already; empty for the system's choice
     */
    void choose(Settings.Devices.Kind kind, String name);

    /** Called once, on any thread and within some seconds. */
    void list(Consumer<Present> receiver);
}
