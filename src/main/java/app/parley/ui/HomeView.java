package app.parley.ui;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * Home: on the left who I am and whom to call, on the right how others will see me. A large window has wider cards and
 * larger type, so that neither is lost in it.
 */
final class HomeView extends HBox {
    private static final PseudoClass ROOMY = PseudoClass.getPseudoClass("roomy");
    private static final double ROOMY_WIDTH = 1500;
    private static final double ROOMY_HEIGHT = 900;
    private static final double SIDE = 328;
    private static final double ROOMY_SIDE = 400;

    private final VBox side;

    HomeView(Node self, Node dial, Node people, Node reach, Node status, Node lobby) {
        getStyleClass().add("home");
        VBox column = new VBox(self, dial, people, reach);
        column.getStyleClass().add("side-column");
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        side = new VBox(scroll, status);
        side.getStyleClass().add("side");
        // In the middle of a screen that is wider than any picture.
        StackPane room = new StackPane(lobby);
        room.setMinSize(0, 0);
        HBox.setHgrow(room, Priority.ALWAYS);
        getChildren().addAll(side, room);
        widthProperty().subscribe(this::fit);
        heightProperty().subscribe(this::fit);
        fit();
    }

    private void fit() {
        boolean roomy = getWidth() >= ROOMY_WIDTH && getHeight() >= ROOMY_HEIGHT;
        pseudoClassStateChanged(ROOMY, roomy);
        double width = roomy ? ROOMY_SIDE : SIDE;
        side.setMinWidth(width);
        side.setMaxWidth(width);
    }
}
