package app.parley.ui;

import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A card over the dimmed window, at home only; Escape, the cross and a click beside it close it. */
final class Overlay extends StackPane {
    private static final double WIDTH = 520;
    /** Without the card's padding and border. */
    private static final double WIDTH_INSIDE = 478;

    private final Words words;

    Overlay(Words words) {
        this.words = words;
        getStyleClass().add("overlay");
        setVisible(false);
        managedProperty().bind(visibleProperty());
        setOnMouseClicked(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                close();
            }
        });
    }

    /** Shows {@code content} under the title. */
    void open(String titleKey, Region content) {
        Button cross = Icons.button(Feather.X, words, "close");
        cross.setId("overlay-close");
        cross.setOnAction(_ -> close());
        var title = Texts.label(words.bound(titleKey), "heading", "strong");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        HBox head = new HBox(title, cross);
        head.getStyleClass().addAll("row", "overlay-head");
        ScrollPane scroll = new ScrollPane(content) {
            // It asks its content's height without its width by itself, so lines that wrap would be missed.
            @Override
            protected double computePrefHeight(double width) {
                return content.prefHeight(WIDTH_INSIDE);
            }
        };
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox card = new VBox(head, scroll);
        card.getStyleClass().add("overlay-card");
        card.setMaxWidth(WIDTH);
        // As high as it needs, never higher than the window: what does not fit scrolls.
        card.setMaxHeight(USE_PREF_SIZE);
        card.setMinHeight(0);
        getChildren().setAll(card);
        setVisible(true);
        content.requestFocus();
    }

    void close() {
        setVisible(false);
        getChildren().clear();
    }
}
