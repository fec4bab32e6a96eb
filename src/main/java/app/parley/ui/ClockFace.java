package app.parley.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/**
 * A time that changes each second, a label a character. JavaFX keeps how each text was laid out, up to 65,536 characters
 * of them: a clock written as one text takes 4 MiB an hour until then.
 */
final class ClockFace extends HBox {
    private final String[] styleClasses;

    /**
     * @param time such as {@code 1:02:03}; empty shows nothing
     * @param styleClasses of each character
     */
    ClockFace(ObservableValue<String> time, String... styleClasses) {
        this.styleClasses = styleClasses.clone();
        setAccessibleRole(AccessibleRole.TEXT);
        accessibleTextProperty().bind(time);
        setMinWidth(USE_PREF_SIZE);
        time.subscribe(this::show);
        Texts.showWhen(this, Texts.filled(time));
    }

    private void show(String time) {
        if (getChildren().size() != time.length()) {
            getChildren().setAll(time.chars().mapToObj(_ -> character()).toList());
        }
        for (int at = 0; at < time.length(); at++) {
            ((Label) getChildren().get(at)).setText(time.substring(at, at + 1));
        }
    }

    private Node character() {
        Label label = new Label();
        label.getStyleClass().addAll(styleClasses);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
