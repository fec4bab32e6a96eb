package app.parley.ui;

import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** A person without a picture: initials on a disc whose colour follows from the ID. */
final class Avatar extends StackPane {
    /** White on each has a contrast of 4.5 or more. */
    private static final List<String> COLOURS =
            List.of("#4f6bd8", "#b04a70", "#2f7f6d", "#8a6427", "#5b6b8c", "#7a55b8", "#a8502f", "#2f7591");

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+");
    private static final double LETTERS_PER_SIZE = 0.36;
    private static final double HALO_STEP = 0.1;

    private final Circle disc;
    private final Label letters = new Label();

    /** @param size the disc's diameter in pixels */
    Avatar(double size, ObservableValue<String> name, ObservableValue<String> id) {
        disc = new Circle();
        letters.getStyleClass().addAll("strong", "avatar-letters");
        getChildren().addAll(disc, letters);
        setDiameter(size);
        letters.textProperty().bind(name.map(Avatar::initials));
        paint(id.getValue());
        id.subscribe(this::paint);
        setAccessibleText("");
    }

    /** @param size in pixels */
    void setDiameter(double size) {
        disc.setRadius(size / 2);
        letters.setStyle("-fx-font-size: " + Math.round(size * LETTERS_PER_SIZE) + "px;");
        setMinSize(size, size);
        setMaxSize(size, size);
    }

    /** Puts two pale rings around the disc, as where someone calls. */
    Avatar withHalo() {
        double radius = disc.getRadius();
        for (double opacity : new double[] {0.08, 0.18}) {
            Circle ring = new Circle(radius * (1 + HALO_STEP * (opacity < 0.1 ? 4 : 2)));
            ring.fillProperty().bind(disc.fillProperty());
            ring.setOpacity(opacity);
            ring.setManaged(false);
            ring.layoutXProperty().bind(widthProperty().divide(2));
            ring.layoutYProperty().bind(heightProperty().divide(2));
            getChildren().addFirst(ring);
        }
        return this;
    }

    private void paint(String id) {
        disc.setFill(Color.web(COLOURS.get(Math.floorMod(id.hashCode(), COLOURS.size()))));
    }

    /** Ana Ruiz gives AR, amber-fox-217 gives AF, 王 芳 gives 王 (one such character fills the disc). */
    static String initials(String name) {
        StringBuilder result = new StringBuilder();
        for (String word : BETWEEN_WORDS.splitAsStream(name.strip()).toList()) {
            if (word.isEmpty() || result.length() >= 2) {
                continue;
            }
            int first = word.codePointAt(0);
            result.appendCodePoint(Character.toUpperCase(first));
            if (Character.isIdeographic(first)) {
                break;
            }
        }
        return result.isEmpty() ? "?" : result.toString();
    }
}
