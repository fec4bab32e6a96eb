package app.parley.ui;

import app.parley.settings.SettingsDamage;
import java.util.ArrayList;
import java.util.List;
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

/** What of the settings' file was of no use, what came of it and what to do, until the person has read it. */
final class SettingsNote extends HBox {
    private final ObjectProperty<List<SettingsDamage>> damages = new SimpleObjectProperty<>(List.of());

    SettingsNote(Preferences preferences, Words words) {
        getStyleClass().add("note");
        StringBinding said = Bindings.createStringBinding(
                () -> String.join(
                        "\n", damages.get().stream().map(words::sentence).toList()),
                damages,
                words.language());
        Label text = Texts.wrapping(said);
        text.setId("settings-damage");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        Button dismiss = Icons.button(Feather.X, words, "update.dismiss");
        dismiss.setId("settings-damage-dismiss");
        dismiss.setMinWidth(USE_PREF_SIZE);
        dismiss.setOnAction(_ -> damages.set(List.of()));
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Icons.of(Feather.ALERT_TRIANGLE, "warn-icon"), text, dismiss);
        Texts.showWhen(this, damages.map(all -> !all.isEmpty()));
        preferences.followDamage(damage -> FxThread.run(() -> add(damage)));
    }

    private void add(SettingsDamage damage) {
        List<SettingsDamage> all = new ArrayList<>(damages.get());
        all.add(damage);
        damages.set(List.copyOf(all));
    }
}
