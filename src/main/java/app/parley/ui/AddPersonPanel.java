package app.parley.ui;

import app.parley.call.PeerId;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Puts somebody into the list by ID, without calling. */
final class AddPersonPanel extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final TextField field = new TextField();
    private final ObjectProperty<Optional<DialProblem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty full = new SimpleBooleanProperty();
    private final SelfViewModel self;
    private final People people;
    private final Runnable done;

    AddPersonPanel(SelfViewModel self, People people, Words words, Runnable done) {
        this.self = self;
        this.people = people;
        this.done = done;
        getStyleClass().add("add-person");
        field.setId("add-id");
        field.getStyleClass().add("big-field");
        field.promptTextProperty().bind(words.bound("dial.prompt"));
        field.accessibleTextProperty().bind(words.bound("dial.prompt"));
        field.setOnAction(_ -> submit());
        field.textProperty().subscribe(_ -> problem.set(Optional.empty()));
        field.textProperty().subscribe(_ -> full.set(false));
        problem.subscribe(it -> field.pseudoClassStateChanged(WRONG, it.isPresent()));
        getChildren()
                .addAll(
                        Texts.wrapping(words.bound("people.add.hint"), "subtitle"),
                        field,
                        sentence(words),
                        save(words));
        // The overlay asks this for focus, which is the field's.
        focusedProperty().subscribe(focused -> {
            if (focused) {
                field.requestFocus();
            }
        });
    }

    private Label sentence(Words words) {
        ObservableValue<String> text = Bindings.createStringBinding(
                () -> problem.get().map(words::sentence).orElse(full.get() ? words.listFull() : ""),
                problem,
                full,
                words.language());
        return Texts.problem("add-problem", text);
    }

    private HBox save(Words words) {
        Button save = new Button();
        save.setId("add-save");
        save.textProperty().bind(words.bound("people.add.save"));
        save.getStyleClass().addAll("big-button", "primary", "strong");
        save.setOnAction(_ -> submit());
        HBox row = new HBox(save);
        row.getStyleClass().addAll("button-row", "panel-buttons");
        return row;
    }

    private void submit() {
        String typed = field.getText().strip();
        // Whether we are connected does not matter here.
        problem.set(DialProblem.of(typed, self.id().get(), true));
        if (problem.get().isEmpty()) {
            full.set(!people.keep(new PeerId(typed), true));
        }
        if (problem.get().isEmpty() && !full.get()) {
            done.run();
        } else {
            field.requestFocus();
        }
    }
}
