package app.parley.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.settings.Settings.Devices;
import org.junit.jupiter.api.Test;

class ChosenDevicesTest {
    /** The camera was typed for this run alone, and the person has picked another speaker. */
    @Test
    void whatDidNotChangeStaysAsItWasSaved() {
        Devices saved = new Devices("Saved Camera", "Saved Microphone", "Saved Speaker");
        Devices shown = new Devices("Typed Camera", "Saved Microphone", "Saved Speaker");
        Devices picked = new Devices("Typed Camera", "Saved Microphone", "");
        assertEquals(new Devices("Saved Camera", "Saved Microphone", ""), saved.changed(shown, picked));
        assertEquals(picked, saved.changed(saved, picked));
    }
}
