package app.parley.ui;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import org.kordamp.ikonli.feather.Feather;

/** A round control over a picture. One that switches something off turns white, with a struck icon. */
final class RoundControl extends Button {
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");

    RoundControl(Icon icon) {
        super("", icon);
        getStyleClass().add("round-control");
    }

    /** A switch that shows {@code on}; what a press does is set with {@link #setOnAction}. */
    static RoundControl toggle(
            ObservableValue<Boolean> on, Feather whenOn, Feather whenOff, ObservableValue<String> text) {
        Icon icon = Icons.of(whenOn);
        RoundControl control = new RoundControl(icon);
        on.subscribe(isOn -> {
            icon.show(isOn ? whenOn : whenOff);
            control.pseudoClassStateChanged(OFF, !isOn);
        });
        Icons.explain(control, text);
        return control;
    }

    /** @param text says what a press does */
    static RoundControl microphone(SelfViewModel self, ObservableValue<String> text) {
        RoundControl control = toggle(self.microphoneOn(), Feather.MIC, Feather.MIC_OFF, text);
        control.setId("microphone");
        return control;
    }

    /** @param text says what a press does */
    static RoundControl camera(SelfViewModel self, ObservableValue<String> text) {
        RoundControl control = toggle(self.cameraOn(), Feather.VIDEO, Feather.VIDEO_OFF, text);
        control.setId("camera");
        return control;
    }
}
