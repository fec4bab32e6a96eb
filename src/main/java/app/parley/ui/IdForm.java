package app.parley.ui;

import app.parley.call.PeerId;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** My ID and the way to change it; unlike the other settings only at a press, because others dial it. */
final class IdForm extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Preferences preferences;
    private final TextField field = new TextField();
    private final Button change = new Button();
    private final ObjectProperty<Optional<String>> said = new SimpleObjectProperty<>(Optional.empty());

    IdForm(Preferences preferences, Words words) {
        this.preferences = preferences;
        getStyleClass().add("setting");
        field.setText(preferences.ownId().value());
        field.setId("own-id-field");
        field.getStyleClass().add("big-field");
        field.accessibleTextProperty().bind(words.bound("home.myId"));
        field.setOnAction(_ -> submit());
        HBox.setHgrow(field, Priority.ALWAYS);
        change.setId("change-id");
        change.textProperty().bind(words.bound("change"));
        change.getStyleClass().addAll("big-button", "strong");
        change.setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
        change.setOnAction(_ -> submit());
        field.textProperty().subscribe(_ -> said.set(Optional.empty()));
        field.textProperty().subscribe(this::offer);
        said.subscribe(it -> field.pseudoClassStateChanged(WRONG, it.isPresent()));
        HBox row = new HBox(field, change);
        row.getStyleClass().add("button-row");
        getChildren().addAll(Texts.label(words.bound("home.myId"), "caption", "strong"), row, sentence(words));
    }

    private VBox sentence(Words words) {
        ObservableValue<String> wrong =
                Bindings.createStringBinding(() -> said.get().map(words::text).orElse(""), said, words.language());
        return Texts.sentences(Texts.problem("id-problem", wrong), words.bound("settings.id.hint"));
    }

    private void offer(String typed) {
        change.setDisable(typed.strip().equals(preferences.ownId().value()));
    }

    private void submit() {
        String typed = field.getText().strip();
        if (PeerId.isValid(typed)) {
            preferences.setOwnId(new PeerId(typed));
            offer(typed);
        } else {
            said.set(Optional.of("settings.id.bad"));
            field.requestFocus();
        }
    }
}
