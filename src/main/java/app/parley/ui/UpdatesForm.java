package app.parley.ui;

import app.parley.settings.Settings;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Where news of later versions are asked for; only at a press, since half an address is none. */
final class UpdatesForm extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Updates updates;
    private final TextField field = new TextField();
    private final Button save = new Button();
    private final BooleanProperty wrong = new SimpleBooleanProperty();

    UpdatesForm(Updates updates, Words words) {
        this.updates = updates;
        getStyleClass().add("setting");
        field.setText(updates.address());
        field.setId("updates-field");
        field.getStyleClass().add("big-field");
        field.setPromptText("https://");
        field.accessibleTextProperty().bind(words.bound("settings.updates"));
        field.setOnAction(_ -> submit());
        HBox.setHgrow(field, Priority.ALWAYS);
        save.setId("save-updates");
        save.textProperty().bind(words.bound("save"));
        save.getStyleClass().addAll("big-button", "strong");
        save.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        save.setOnAction(_ -> submit());
        field.textProperty().subscribe(_ -> wrong.set(false));
        field.textProperty().subscribe(this::offer);
        wrong.subscribe(it -> field.pseudoClassStateChanged(WRONG, it));
        HBox row = new HBox(field, save);
        row.getStyleClass().add("button-row");
        getChildren().addAll(Texts.label(words.bound("settings.updates"), "caption", "strong"), row, sentences(words));
    }

    private VBox sentences(Words words) {
        ObservableValue<String> text = Bindings.createStringBinding(
                () -> wrong.get() ? words.text("settings.updates.bad") : "", wrong, words.language());
        return Texts.sentences(Texts.problem("updates-problem", text), words.bound("settings.updates.hint"));
    }

    private void offer(String typed) {
        save.setDisable(typed.strip().equals(updates.address()));
    }

    private void submit() {
        String typed = field.getText().strip();
        if (typed.isEmpty() || Settings.Updates.isAddress(typed)) {
            updates.setAddress(typed);
            offer(typed);
        } else {
            wrong.set(true);
            field.requestFocus();
        }
    }
}
