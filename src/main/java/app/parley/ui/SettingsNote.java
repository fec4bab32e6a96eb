package app.parley.ui;

import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsUnsaved;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/**
 * What of the settings' file was of no use, or could not be written, what came of it and what to do, until the person has
 * read it, has chosen other values, or it is written after all.
 */
final class SettingsNote extends HBox {
    private final ObjectProperty<List<SettingsDamage>> damages = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<SettingsUnsaved>> unsaved = new SimpleObjectProperty<>(Optional.empty());

    SettingsNote(Preferences preferences, Words words) {
        getStyleClass().add("note");
        StringBinding said = Bindings.createStringBinding(() -> said(words), damages, unsaved, words.language());
        Label text = Texts.wrapping(said);
        text.setId("settings-damage");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button dismiss = Icons.button(Feather.X, words, "update.dismiss");
        dismiss.setId("settings-damage-dismiss");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setOnAction(_ -> {
            damages.set(List.of());
            unsaved.set(Optional.empty());
        });
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Icons.of(Feather.ALERT_TRIANGLE, "warn-icon"), text, dismiss);
        Texts.showWhen(this, Texts.filled(said));
        preferences.followDamage(damage -> FxThread.run(() -> add(damage)));
        preferences.followChosen(keys -> FxThread.run(() -> leaveOut(keys)));
        preferences.followUnsaved(now -> FxThread.run(() -> unsaved.set(now)));
    }

    private String said(Words words) {
        Stream<String> found = damages.get().stream().map(words::sentence);
        return String.join(
                "\n",
                Stream.concat(found, unsaved.get().stream().map(words::sentence))
                        .toList());
    }

    private void leaveOut(Set<String> keys) {
        damages.set(damages.get().stream()
                .map(it -> it.without(keys))
                .filter(it -> !it.isNone())
                .toList());
    }

    private void add(SettingsDamage damage) {
        damages.set(Stream.concat(damages.get().stream(), Stream.of(damage)).toList());
    }
}
