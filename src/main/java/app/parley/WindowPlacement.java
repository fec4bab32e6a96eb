package app.parley;

import app.parley.cli.PeerOptions;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window comes up: the toolkit's choice, or one half of the screen, as the demo wants it. */
final class WindowPlacement {
    /** As pictures mostly are, so that one fills the window. */
    private static final double WIDE = 16.0 / 9;

    private WindowPlacement() {}

    static void place(Stage stage, PeerOptions options) {
        options.half().ifPresent(half -> {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            double width = screen.getWidth() / 2;
            stage.setX(half.equals("left") ? screen.getMinX() : screen.getMinX() + width);
            stage.setY(screen.getMinY());
            stage.setWidth(width);
            stage.setHeight(Math.min(Math.rint(width / WIDE), screen.getHeight()));
        });
    }
}
