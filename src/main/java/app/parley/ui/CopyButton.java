package app.parley.ui;

import java.util.Map;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** Puts a text on the clipboard and says so for a moment. */
final class CopyButton extends Button {
    private static final Duration SAID_FOR = Duration.seconds(1.8);

    private final Icon icon = Icons.of(Feather.COPY);
    private final Words words;
    private final PauseTransition said = new PauseTransition(SAID_FOR);
    /** Told to screen readers, too, which read the name and not the text. */
    private final BooleanProperty copied = new SimpleBooleanProperty();

    /** @param key names what is copied */
    CopyButton(Words words, Supplier<String> text, String key, Object... values) {
        this.words = words;
        getStyleClass().addAll("copy-button", "strong");
        setGraphic(icon);
        setText("");
        Icons.explain(this, words.either(copied, "copied", key, values));
        setOnAction(_ -> copy(text.get()));
        said.setOnFinished(_ -> restore());
    }

    private void copy(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        icon.show(Feather.CHECK);
        textProperty().bind(words.bound("copied"));
        copied.set(true);
        said.playFromStart();
    }

    private void restore() {
        textProperty().unbind();
        setText("");
        icon.show(Feather.COPY);
        copied.set(false);
    }
}
