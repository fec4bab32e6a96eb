package app.parley.ui;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.skin.TextInputControlSkin;
import org.jspecify.annotations.Nullable;

/** Stops the carets of fields that have lost the focus. */
final class Carets {
    private Carets() {}

    /**
     * From now on, in this scene. JavaFX stops a caret by itself, but then moves it to the start of the field, and wherever
     * there is a text, moving it starts it again: unseen, and in 60 pulses a second for as long as the field lives.
     */
    static void rest(Scene scene) {
        scene.focusOwnerProperty().subscribe((before, _) -> onLoss(before));
    }

    private static void onLoss(@Nullable Node before) {
        if (before instanceof TextInputControl field) {
            // JavaFX's own listeners come first.
            FxThread.later(() -> {
                if (!field.isFocused() && field.getSkin() instanceof TextInputControlSkin<?> skin) {
                    skin.setCaretAnimating(false);
                }
            });
        }
    }
}
