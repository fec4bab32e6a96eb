package app.parley.ui;

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
    private static final Font FONT = Objects.requireNonNull(Fonts.load(Feather.class, FONT_FILE, SIZE), FONT_FILE);

    Icon(Feather feather) {
        setFont(FONT);
        getStyleClass().add("icon");
        show(feather);
    }

    void show(Feather feather) {
        setText(Character.toString(feather.getCode()));
    }
}
