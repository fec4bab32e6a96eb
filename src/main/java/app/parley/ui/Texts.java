package app.parley.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

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

    /** What is wrong with what a person asked for; not there while {@code text} is empty. */
    static Label problem(ObservableValue<String> text) {
        Label label = wrapping(text, "field-problem");
        showWhen(label, filled(text));
        return label;
    }

    static Label problem(String id, ObservableValue<String> text) {
        Label label = problem(text);
        label.setId(id);
        return label;
    }

    /** A problem above a hint, as they stand below a field. */
    static VBox sentences(Label problem, ObservableValue<String> hint) {
        VBox box = new VBox(problem, wrapping(hint, "caption"));
        box.getStyleClass().add("sentences");
        return box;
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
