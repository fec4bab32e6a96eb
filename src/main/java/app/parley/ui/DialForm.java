package app.parley.ui;

import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The field to dial and its two buttons; what is wrong with the ID stands below it. */
final class DialForm extends VBox {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final SelfViewModel self;
    private final BiConsumer<PeerId, LocalMedia> dial;
    private final TextField field = new TextField();
    private final ObjectProperty<Optional<DialProblem>> problem = new SimpleObjectProperty<>(Optional.empty());

    private final StringProperty offered = new SimpleStringProperty("");

    DialForm(SelfViewModel self, Words words, BiConsumer<PeerId, LocalMedia> dial) {
        this.self = self;
        this.dial = dial;
        getStyleClass().add("dial-form");
        field.setId("dial");
        field.getStyleClass().add("big-field");
        field.promptTextProperty().bind(words.bound("dial.prompt"));
        field.accessibleTextProperty().bind(words.bound("dial.prompt"));
        field.setOnAction(_ -> submit(LocalMedia.AUDIO_AND_VIDEO));
        field.textProperty().subscribe(_ -> problem.set(Optional.empty()));
        field.textProperty().subscribe(_ -> offered.set(""));
        problem.subscribe(it -> field.pseudoClassStateChanged(WRONG, it.isPresent()));
        getChildren()
                .addAll(
                        Texts.label(words.bound("dial.title"), "caption", "strong"),
                        field,
                        sentence(words),
                        offer(words),
                        buttons(words));
    }

    private Label sentence(Words words) {
        ObservableValue<String> text = Bindings.createStringBinding(
                () -> problem.get().map(words::sentence).orElse(""), problem, words.language());
        return Texts.problem("dial-problem", text);
    }

    /**
     * Puts what a link asks to call into the field, and dials nothing: anybody may have written the link.
     *
     * @param peer need not be an ID
     */
    void offer(String peer) {
        field.setText(peer);
        problem.set(DialProblem.of(peer, self.id().get(), true));
        if (problem.get().isEmpty()) {
            offered.set(peer);
        }
        // Not to the field or a button: a key that was meant for something else must not call.
        requestFocus();
    }

    private Label offer(Words words) {
        ObservableValue<String> text = Bindings.createStringBinding(
                () -> offered.get().isEmpty() ? "" : words.text("dial.offered", offered.get()),
                offered,
                words.language());
        Label label = Texts.wrapping(text, "caption");
        label.setId("dial-offered");
        Texts.showWhen(label, Texts.filled(text));
        return label;
    }

    private HBox buttons(Words words) {
        Button video = button("call-video", Feather.VIDEO, words, "dial.video", LocalMedia.AUDIO_AND_VIDEO);
        video.getStyleClass().add("primary");
        Button voice = button("call-voice", Feather.PHONE, words, "dial.voice", LocalMedia.AUDIO_ONLY);
        HBox row = new HBox(video, voice);
        row.getStyleClass().add("button-row");
        return row;
    }

    private Button button(String id, Feather icon, Words words, String key, LocalMedia media) {
        Button button = new Button("", Icons.of(icon));
        button.setId(id);
        button.textProperty().bind(words.bound(key));
        button.getStyleClass().addAll("big-button", "strong");
        button.setMaxWidth(Double.MAX_VALUE);
        // Equally wide, whatever their words.
        button.setPrefWidth(1);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(_ -> submit(media));
        return button;
    }

    private void submit(LocalMedia media) {
        String typed = field.getText().strip();
        problem.set(DialProblem.of(typed, self.id().get(), self.online().get()));
        if (problem.get().isEmpty()) {
            offered.set("");
            dial.accept(new PeerId(typed), media);
        } else {
            field.requestFocus();
        }
    }
}
