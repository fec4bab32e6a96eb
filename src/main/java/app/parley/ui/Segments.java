package app.parley.ui;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** One of a few, side by side. */
final class Segments<T> extends HBox {
    Segments(List<T> values, T chosen, Function<T, ObservableValue<String>> names, Consumer<T> onChosen) {
        getStyleClass().add("segments");
        OneOf<T> group = new OneOf<>(chosen);
        for (T value : values) {
            ToggleButton button = new ToggleButton();
            button.textProperty().bind(names.apply(value));
            button.getStyleClass().add("segment");
            group.add(button, value);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setId(String.valueOf(value));
            HBox.setHgrow(button, Priority.ALWAYS);
            getChildren().add(button);
        }
        group.follow(onChosen);
    }
}
