package app.parley.ui;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** AtlantaFX's switch, which by itself heeds the pointer alone and is nothing to a screen reader. */
final class Switch extends ToggleSwitch {
    /** By a key that has not been let go yet: held down, it repeats itself. */
    private boolean pressed;

    Switch() {
        setAccessibleRole(AccessibleRole.CHECK_BOX);
        selectedProperty().subscribe((_, _) -> notifyAccessibleAttributeChanged(AccessibleAttribute.SELECTED));
        focusedProperty().subscribe(_ -> pressed = false);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (isKey(event)) {
                event.consume();
                pressed = true;
            }
        });
        addEventHandler(KeyEvent.KEY_RELEASED, event -> {
            if (isKey(event) && pressed) {
                event.consume();
                pressed = false;
                fire();
            }
        });
    }

    private static boolean isKey(KeyEvent event) {
        return event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.SELECTED
                ? (Object) isSelected()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            fire();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }
}
