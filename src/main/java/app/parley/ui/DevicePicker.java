package app.parley.ui;

import app.parley.settings.Settings;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.event.EventHandler;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** One kind of device: the system's choice, those that are there, and the chosen one even where it is not. */
final class DevicePicker extends VBox {
    private final Words words;
    private final Consumer<String> onPicked;
    private final ChoiceBox<String> box = new ChoiceBox<>();
    private final EventHandler<ActionEvent> onListed = this::takeAgain;
    private String chosen;
    /** Until it is known, nothing is called absent. */
    private @Nullable List<String> present;

    /**
     * @param chosen a device's name; empty for the system's choice
     * @param onPicked told the name of each that is picked, be it the one that is chosen already
     */
    DevicePicker(Settings.Devices.Kind kind, String chosen, Words words, Consumer<String> onPicked) {
        this.words = words;
        this.chosen = chosen;
        this.onPicked = onPicked;
        String key = Words.key("settings", kind);
        getStyleClass().add("setting");
        box.setId(kind.key() + "-choice");
        box.getStyleClass().add("device-choice");
        box.setMaxWidth(Double.MAX_VALUE);
        box.accessibleTextProperty().bind(words.bound(key));
        box.setOnAction(_ -> take(box.getValue()));
        box.setOnShown(_ -> followList());
        getChildren().addAll(Texts.label(words.bound(key), "caption", "strong"), box);
        fill();
        Overlay.whileOpen(this, words.language().subscribe((_, _) -> fill()));
    }

    /** Offers these. */
    void show(List<String> names) {
        present = names;
        fill();
    }

    /** Anew: the words for an item are asked for only once. */
    private void fill() {
        SequencedSet<String> names = new LinkedHashSet<>();
        names.add("");
        if (present != null) {
            names.addAll(present);
        }
        names.add(chosen);
        String kept = chosen;
        box.setConverter(converter());
        box.getItems().setAll(names);
        box.setValue(kept);
    }

    private StringConverter<String> converter() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable String name) {
                return name == null ? "" : described(name);
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("nothing is typed");
            }
        };
    }

    private String described(String name) {
        if (name.isEmpty()) {
            return words.text("settings.device.system");
        }
        return present == null || present.contains(name) ? name : words.text("settings.device.absent", name);
    }

    /** Filling changes the value, too, for a moment to none. */
    private void take(@Nullable String name) {
        if (name != null && !name.equals(chosen)) {
            chosen = name;
            onPicked.accept(name);
        }
    }

    /** The box tells nothing where its value is picked again, and its skin keeps the list to itself. */
    private void followList() {
        Window.getWindows().stream()
                .filter(it -> it instanceof ContextMenu list && box.equals(list.getOwnerNode()))
                .forEach(it -> it.addEventFilter(ActionEvent.ACTION, onListed));
    }

    /** The filter comes before the item's own handler, which selects. */
    private void takeAgain(ActionEvent event) {
        if (event.getTarget() instanceof MenuItem item
                && item.getParentPopup().getItems().indexOf(item)
                        == box.getSelectionModel().getSelectedIndex()) {
            onPicked.accept(chosen);
        }
    }
}
