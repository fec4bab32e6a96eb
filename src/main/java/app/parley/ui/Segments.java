package app.parley.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One of a few, side by side. */
final class Segments<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();

    Segments(List<T> values, T chosen, Function<T, ObservableValue<String>> names, Consumer<T> onChosen) {
        getStyleClass().add("segments");
        for (T value : values) {
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(names.apply(value));
            button.getStyleClass().add("segment");
            button.setToggleGroup(group);
            button.setSelected(value.equals(chosen));
            button.setMaxWidth(Double.MAX_VALUE);
            button.setId(String.valueOf(value));
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(_ -> {
                // A second press on the chosen one must not leave none.
                button.setSelected(true);
                onChosen.accept(value);
            });
            getChildren().add(button);
        }
    }
}
