package app.parley.ui;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Makes icons, and buttons that are nothing but an icon. */
final class Icons {
    private static final double TOOLTIP_DELAY_MS = 400;

    private Icons() {}

    /** An icon that takes its colour and size from the style sheet. */
    static Icon of(Feather feather) {
        return new Icon(feather);
    }

    static Icon of(Feather feather, String styleClass) {
        Icon icon = of(feather);
        icon.getStyleClass().add(styleClass);
        return icon;
    }

    /** The handset put down: feather's handset lies the other way. */
    static Icon hangUp() {
        Icon icon = of(Feather.PHONE);
        icon.setRotate(135);
        return icon;
    }

    /** A quiet square button that is an icon; {@code words} names it to eyes and screen readers. */
    static Button button(Feather feather, Words words, String key) {
        Button button = new Button("", of(feather));
        button.getStyleClass().addAll("icon-button");
        explain(button, words, key);
        return button;
    }

    /** Gives a control without visible text its tooltip and accessible name. */
    static void explain(Labeled control, Words words, String key, Object... values) {
        explain(control, words.bound(key, values));
    }

    /** Likewise, where the words change with what the control does. */
    static void explain(Labeled control, ObservableValue<String> text) {
        control.accessibleTextProperty().bind(text);
        // A tooltip is a window, and a start makes twenty of these buttons: the pointer that comes first makes it.
        control.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                control.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                Tooltip tooltip = new Tooltip();
                tooltip.setShowDelay(Duration.millis(TOOLTIP_DELAY_MS));
                tooltip.textProperty().bind(text);
                control.setTooltip(tooltip);
            }
        });
    }
}
