package app.parley.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A card over the dimmed window, at home only; Escape, the cross and a click beside it close it. */
final class Overlay extends StackPane {
    private static final double WIDTH = 520;
    /** Without the card's padding and border. */
    private static final double WIDTH_INSIDE = 482;

    private final Words words;
    /** Behind all else, so that going back from it leads to the last control. */
    private final Region end = new Region();
    /** Has the focus again once this is closed. */
    private @Nullable Node opener;
    /** Where the last key press moves the focus, if it does. */
    private @Nullable TraversalDirection moving;

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
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> moving = event.getCode() != KeyCode.TAB
                        ? null
                        : event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        end.setManaged(false);
        sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe(this::keepFocus);
    }

    /** What lies behind the card cannot be clicked, so it must not be reached by keys either: Tab goes round. */
    private void keepFocus(@Nullable Node owner) {
        if (!isVisible() || owner == null || isWithin(owner)) {
            return;
        }
        if (moving == TraversalDirection.PREVIOUS) {
            end.requestFocusTraversal(TraversalDirection.PREVIOUS);
        } else if (moving == TraversalDirection.NEXT) {
            requestFocusTraversal(TraversalDirection.NEXT);
        } else {
            requestFocus();
        }
    }

    private boolean isWithin(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each == this) {
                return true;
            }
        }
        return false;
    }

    /** Ends what a panel follows once the panel is taken away; each opening makes a new one. */
    static void whileOpen(Node panel, Subscription following) {
        panel.sceneProperty().subscribe((_, now) -> {
            if (now == null) {
                following.unsubscribe();
            }
        });
    }

    /** Shows {@code content} under the title. */
    void open(String titleKey, Region content) {
        open(titleKey, content, List.of());
    }

    /** As the other; {@code foot} stands below and is seen even where the content scrolls. */
    void open(String titleKey, Region content, List<Node> foot) {
        if (!isVisible()) {
            opener = getScene() == null ? null : getScene().getFocusOwner();
        }
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
        card.getChildren().addAll(foot);
        card.getStyleClass().add("overlay-card");
        card.setMaxWidth(WIDTH);
        // As high as it needs, never higher than the window: what does not fit scrolls.
        card.setMaxHeight(USE_PREF_SIZE);
        card.setMinHeight(0);
        getChildren().setAll(card, end);
        setVisible(true);
        // Only its looks put the content of a scroll pane into the scene; before, nothing in it takes the focus.
        applyCss();
        content.requestFocus();
    }

    void close() {
        Node within = getScene() == null ? null : getScene().getFocusOwner();
        boolean visibly = within != null && within.isFocusVisible();
        setVisible(false);
        getChildren().clear();
        Node before = opener;
        opener = null;
        if (before != null) {
            giveBack(before, visibly);
        }
    }

    /** A step ahead and back: asked for itself, the focus would be without its ring. */
    private static void giveBack(Node before, boolean visibly) {
        before.requestFocus();
        Scene scene = before.getScene();
        if (visibly && scene != null && before.equals(scene.getFocusOwner())) {
            before.requestFocusTraversal(TraversalDirection.NEXT);
            scene.getFocusOwner().requestFocusTraversal(TraversalDirection.PREVIOUS);
        }
    }
}
