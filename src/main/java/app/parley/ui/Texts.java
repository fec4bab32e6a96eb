package app.parley.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** Makes labels in the type sizes of the design. */
final class Texts {
    private Texts() {}

    static Label label(ObservableValue<String> text, String... styleClasses) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** A label that breaks into lines rather than losing its end. */
    static Label wrapping(ObservableValue<String> text, String... styleClasses) {
        Label label = label(text, styleClasses);
        label.setWrapText(true);
        // Else a crowded box would squeeze it to one line with dots.
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /** Takes a node out of the layout, too, while it is not to be seen. */
    static void showWhen(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
    }

    /** Whether there is anything to say. */
    static ObservableValue<Boolean> filled(ObservableValue<String> text) {
        return text.map(it -> !it.isEmpty());
    }
}
