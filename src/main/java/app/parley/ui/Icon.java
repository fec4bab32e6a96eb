package app.parley.ui;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.kordamp.ikonli.feather.Feather;

/**
 * A picture that is one letter of Feather's font. Colour and size are those of text, from the style sheet. Ikonli's own
 * node names its font in a style of its own: each of those is parsed, and until then the letter is looked for in all the
 * system's fonts.
 */
final class Icon extends Text {
    private static final String FONT_FILE = "/META-INF/resources/feather/4.28/fonts/feather.ttf";
    private static final double SIZE = 20;
    private static final Font FONT = font();

    Icon(Feather feather) {
        setFont(FONT);
        getStyleClass().add("icon");
        show(feather);
    }

    void show(Feather feather) {
        setText(Character.toString(feather.getCode()));
    }

    private static Font font() {
        try (InputStream in = Objects.requireNonNull(Feather.class.getResourceAsStream(FONT_FILE), FONT_FILE)) {
            return Objects.requireNonNull(Font.loadFont(in, SIZE), FONT_FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
