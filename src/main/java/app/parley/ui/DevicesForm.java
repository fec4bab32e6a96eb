package app.parley.ui;

import app.parley.settings.Settings.Devices.Kind;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/**
 * Chooses camera, microphone and speaker, each as it is picked. What is there is asked for when this is made. Microphone
 * and speaker are offered only where there are some to choose from.
 */
final class DevicesForm extends VBox {
    private final DevicePicker camera;
    private final DevicePicker microphone;
    private final DevicePicker speaker;
    private final BooleanProperty hasMicrophones = new SimpleBooleanProperty();
    private final BooleanProperty hasSpeakers = new SimpleBooleanProperty();

    DevicesForm(Devices devices, Words words) {
        camera = picker(Kind.CAMERA, devices, words);
        microphone = picker(Kind.MICROPHONE, devices, words);
        speaker = picker(Kind.SPEAKER, devices, words);
        Label hint = Texts.wrapping(words.bound("settings.sound.hint"), "caption");
        Texts.showWhen(microphone, hasMicrophones);
        Texts.showWhen(speaker, hasSpeakers);
        Texts.showWhen(hint, hasMicrophones.or(hasSpeakers));
        getStyleClass().add("devices");
        getChildren().addAll(camera, microphone, speaker, hint);
        devices.list(present -> FxThread.run(() -> show(present)));
    }

    private static DevicePicker picker(Kind kind, Devices devices, Words words) {
        return new DevicePicker(kind, devices.chosen().of(kind), words, name -> devices.choose(kind, name));
    }

    private void show(Devices.Present present) {
        camera.show(present.cameras());
        showSound(microphone, hasMicrophones, present.microphones());
        showSound(speaker, hasSpeakers, present.speakers());
    }

    /** None can be named where the sound server does not answer, and on systems where none can be chosen. */
    private static void showSound(DevicePicker picker, BooleanProperty has, List<String> present) {
        picker.show(present);
        has.set(!present.isEmpty());
    }
}
