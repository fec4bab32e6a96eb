package app.parley.ui;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Home: on the left who I am and whom to call, on the right how others will see me. */
final class HomeView extends HBox {
    private static final double SIDE = 328;

    HomeView(Node self, Node dial, Node people, Node reach, Node status, Node lobby) {
        getStyleClass().add("home");
        VBox column = new VBox(self, dial, people, reach);
        column.getStyleClass().add("side-column");
        ScrollPane scroll = new ScrollPane(column);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox side = new VBox(scroll, status);
        side.getStyleClass().add("side");
        side.setMinWidth(SIDE);
        side.setMaxWidth(SIDE);
        HBox.setHgrow(lobby, Priority.ALWAYS);
        getChildren().addAll(side, lobby);
    }
}
