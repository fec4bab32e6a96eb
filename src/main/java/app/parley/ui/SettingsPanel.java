package app.parley.ui;

import app.parley.settings.Settings;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The few settings there are. Each takes effect at once, but ID and addresses at a press. */
final class SettingsPanel extends VBox {
    private static final int LONGEST_NAME = 64;

    private final Words words;

    SettingsPanel(
            Preferences preferences,
            People people,
            Updates updates,
            Devices devices,
            Words words,
            Theme theme,
            StringProperty displayName,
            BooleanProperty preview,
            AppInfo app) {
        this.words = words;
        getStyleClass().add("settings");
        Segments<Settings.Theme> themes = new Segments<>(
                List.of(Settings.Theme.values()),
                preferences.theme(),
                it -> words.bound(Words.key("settings.theme", it)),
                wanted -> {
                    preferences.setTheme(wanted);
                    theme.choose(wanted);
                });
        Segments<Settings.Language> languages = new Segments<>(
                List.of(Settings.Language.values()),
                preferences.language(),
                it -> words.bound(Words.key("settings.language", it)),
                wanted -> {
                    preferences.setLanguage(wanted);
                    words.speak(Language.of(wanted));
                });
        getChildren()
                .addAll(
                        field("settings.name", name(displayName)),
                        new IdForm(preferences, words),
                        field("settings.theme", themes),
                        field("settings.language", languages),
                        new DevicesForm(devices, words),
                        switchRow("settings.preview", "preview-switch", preview),
                        switchRow(
                                "settings.ringTone",
                                "ring-tone-switch",
                                telling(preferences.ringTone(), preferences::setRingTone)),
                        new VBox(
                                switchRow(
                                        "settings.listed",
                                        "listed-switch",
                                        telling(people.listed(), people::setListed)),
                                Texts.wrapping(words.bound("settings.listed.hint"), "caption")),
                        new VBox(
                                switchRow(
                                        "settings.ahead",
                                        "ahead-switch",
                                        telling(people.connectsAhead(), people::setConnectsAhead)),
                                Texts.wrapping(words.bound("settings.ahead.hint"), "caption")),
                        new UpdatesForm(updates, words),
                        Texts.label(words.bound("settings.about", app.version()), "caption"));
    }

    private VBox field(String key, Node control) {
        VBox box = new VBox(Texts.label(words.bound(key), "caption", "strong"), control);
        box.getStyleClass().add("setting");
        return box;
    }

    private TextField name(StringProperty displayName) {
        TextField field = new TextField(displayName.get());
        field.setId("display-name");
        field.getStyleClass().add("big-field");
        field.promptTextProperty().bind(words.bound("settings.name.prompt"));
        field.accessibleTextProperty().bind(words.bound("settings.name"));
        field.textProperty().subscribe(text -> {
            if (text.length() > LONGEST_NAME) {
                // Not through the middle of a character such as an emoji.
                boolean split = Character.isHighSurrogate(text.charAt(LONGEST_NAME - 1));
                field.setText(text.substring(0, split ? LONGEST_NAME - 1 : LONGEST_NAME));
            }
        });
        field.textProperty().subscribe(text -> displayName.set(text.strip()));
        return field;
    }

    /** Tells each change of it. */
    private static BooleanProperty telling(boolean now, Consumer<Boolean> told) {
        BooleanProperty property = new SimpleBooleanProperty(now);
        property.subscribe((_, wanted) -> told.accept(wanted));
        return property;
    }

    private HBox switchRow(String key, String id, BooleanProperty on) {
        Label label = Texts.wrapping(words.bound(key));
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        Switch toggle = new Switch();
        toggle.setId(id);
        toggle.accessibleTextProperty().bind(words.bound(key));
        toggle.selectedProperty().bindBidirectional(on);
        // A binding holds it weakly.
        toggle.setUserData(on);
        HBox row = new HBox(label, toggle);
        row.getStyleClass().addAll("row", "setting-row");
        return row;
    }
}
