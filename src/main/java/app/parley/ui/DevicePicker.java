package app.parley.ui;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import javafx.scene.control.ChoiceBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** One kind of device: the system's choice, those that are there, and the chosen one even where it is not. */
final class DevicePicker extends VBox {
    private final Words words;
    private final Runnable onChosen;
    private final ChoiceBox<String> box = new ChoiceBox<>();
    private String chosen;
    /** Until it is known, nothing is called absent. */
    private @Nullable List<String> present;

    /**
     * @param kind as in the settings: camera, microphone, speaker
     * @param chosen a device's name; empty for the system's choice
     * @param onChosen told after another was chosen
     */
    DevicePicker(String kind, String chosen, Words words, Runnable onChosen) {
        this.words = words;
        this.chosen = chosen;
        this.onChosen = onChosen;
        getStyleClass().add("setting");
        box.setId(kind + "-choice");
        box.getStyleClass().add("device-choice");
        box.setMaxWidth(Double.MAX_VALUE);
        box.accessibleTextProperty().bind(words.bound("settings." + kind));
        box.setOnAction(_ -> take(box.getValue()));
        getChildren().addAll(Texts.label(words.bound("settings." + kind), "caption", "strong"), box);
        fill();
        Overlay.whileOpen(this, words.language().subscribe((_, _) -> fill()));
    }

    String chosen() {
        return chosen;
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
            onChosen.run();
        }
    }
}
