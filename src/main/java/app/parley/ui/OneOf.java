package app.parley.ui;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;

/** Toggles of which one is chosen at all times: by a press, or by an arrow key that leads there from its neighbour. */
final class OneOf<T> {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<Toggle, T> values = new HashMap<>();
    private final ReadOnlyObjectWrapper<T> chosen;

    OneOf(T chosen) {
        this.chosen = new ReadOnlyObjectWrapper<>(chosen);
        // Not the toggles' action: JavaFX's arrow keys choose without it.
        group.selectedToggleProperty().subscribe((_, toggle) -> {
            if (toggle != null) {
                this.chosen.set(values.get(toggle));
            }
        });
    }

    ReadOnlyObjectProperty<T> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** Tells {@code receiver} of each choice from now on, be it of the one that is chosen already. */
    void follow(Consumer<T> receiver) {
        // A press on the chosen one leaves none for a moment.
        group.selectedToggleProperty().subscribe((_, toggle) -> {
            if (toggle != null) {
                receiver.accept(values.get(toggle));
            }
        });
    }

    /** One more, which belongs behind those before it in the order of the Tab key, too. */
    void add(ToggleButton toggle, T value) {
        values.put(toggle, value);
        toggle.setToggleGroup(group);
        toggle.setSelected(value.equals(chosen.get()));
        // A second press on the chosen one must not leave none.
        toggle.setOnAction(_ -> toggle.setSelected(true));
        toggle.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            int step = switch (event.getCode()) {
                case LEFT, UP -> -1;
                case RIGHT, DOWN -> 1;
                default -> 0;
            };
            if (step != 0) {
                event.consume();
                move(toggle, step);
            }
        });
    }

    /** JavaFX would do so as well, but the ring that shows the focus would be gone then. */
    private void move(ToggleButton from, int step) {
        int to = group.getToggles().indexOf(from) + step;
        if (to >= 0 && to < group.getToggles().size()) {
            group.selectToggle(group.getToggles().get(to));
            from.requestFocusTraversal(step > 0 ? TraversalDirection.NEXT : TraversalDirection.PREVIOUS);
        }
    }
}
