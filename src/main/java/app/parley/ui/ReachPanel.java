package app.parley.ui;

import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Chooses from where my ID can be called: three cards, with the server's address under the third. */
final class ReachPanel extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
    /** Offered, never preset: it belongs to the PeerJS project. */
    private static final String PUBLIC_SERVER = "https://0.peerjs.com";

    private final Reach reach;
    private final Words words;
    private final Runnable close;
    private final OneOf<Reach.Kind> cards;
    private final TextField server = new TextField();
    private final ObjectProperty<Optional<Reach.Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty waiting = new SimpleBooleanProperty();

    /** @param close is run once the choice was taken, or the person gave up choosing */
    ReachPanel(Reach reach, Reach.State state, Words words, Runnable close) {
        this.reach = reach;
        this.words = words;
        this.close = close;
        cards = new OneOf<>(state.choice().kind());
        server.setText(state.choice().server());
        getStyleClass().add("reach-panel");
        for (Reach.Kind kind : Reach.Kind.values()) {
            ToggleButton card = card(kind);
            cards.add(card, kind);
            getChildren().add(card);
        }
        cards.chosen().subscribe((_, _) -> problem.set(Optional.empty()));
        getChildren().add(serverField());
    }

    /** What must be seen wherever the rest has been scrolled to: why a choice was not taken, and the buttons. */
    List<Node> foot() {
        return List.of(sentence(), buttons());
    }

    private ToggleButton card(Reach.Kind kind) {
        String key = Words.key("reach", kind);
        VBox text =
                new VBox(Texts.label(words.bound(key), "medium"), Texts.label(words.bound(key + ".detail"), "caption"));
        text.getStyleClass().add("option-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        Icon icon = Icons.of(ReachCard.icon(kind));
        HBox row = new HBox(icon, text);
        row.getStyleClass().add("row");
        ToggleButton card = new ToggleButton("", row);
        card.setId(kind.name());
        card.getStyleClass().add("option");
        card.setMaxWidth(Double.MAX_VALUE);
        card.accessibleTextProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.text(key) + ". " + words.text(key + ".detail"), words.language()));
        return card;
    }

    private VBox serverField() {
        server.setId("server-url");
        server.getStyleClass().add("big-field");
        server.setPromptText("https://");
        server.accessibleTextProperty().bind(words.bound("reach.server.url"));
        server.setOnAction(_ -> save());
        server.textProperty().subscribe(_ -> problem.set(Optional.empty()));
        problem.subscribe(it -> server.pseudoClassStateChanged(WRONG, it.equals(Optional.of(Reach.Problem.BAD_URL))));
        Button offer = new Button();
        offer.textProperty().bind(words.bound("reach.server.public"));
        offer.getStyleClass().addAll("link-button", "medium");
        offer.setOnAction(_ -> server.setText(PUBLIC_SERVER));
        VBox box = new VBox(Texts.label(words.bound("reach.server.url"), "caption", "strong"), server, offer);
        box.getStyleClass().add("setting");
        Texts.showWhen(box, cards.chosen().isEqualTo(Reach.Kind.SERVER));
        return box;
    }

    private Label sentence() {
        ObservableValue<String> text = Bindings.createStringBinding(
                () -> problem.get().map(words::sentence).orElse(""), problem, words.language());
        return Texts.problem("reach-problem", text);
    }

    private HBox buttons() {
        Button cancel = new Button();
        cancel.textProperty().bind(words.bound("cancel"));
        cancel.getStyleClass().addAll("big-button", "strong");
        cancel.setOnAction(_ -> close.run());
        Button save = new Button();
        save.setId("reach-save");
        save.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.text(waiting.get() ? "reach.saving" : "save"), waiting, words.language()));
        save.getStyleClass().addAll("big-button", "primary", "strong");
        save.disableProperty().bind(waiting);
        save.setOnAction(_ -> save());
        Label hint = Texts.wrapping(words.bound("reach.hint"), "caption");
        hint.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(hint, Priority.ALWAYS);
        HBox row = new HBox(hint, cancel, save);
        row.getStyleClass().addAll("button-row", "panel-buttons");
        return row;
    }

    private void save() {
        if (waiting.get()) {
            return;
        }
        waiting.set(true);
        Reach.Kind kind = cards.chosen().get();
        Reach.Choice choice = new Reach.Choice(
                kind, kind == Reach.Kind.SERVER ? server.getText().strip() : "");
        reach.choose(choice, refused -> FxThread.run(() -> onOutcome(refused)));
    }

    private void onOutcome(Optional<Reach.Problem> refused) {
        waiting.set(false);
        problem.set(refused);
        if (refused.equals(Optional.of(Reach.Problem.BAD_URL))) {
            server.requestFocus();
        }
        // Where the person has closed it meanwhile, another card may be open.
        if (refused.isEmpty() && getScene() != null) {
            close.run();
        }
    }
}
