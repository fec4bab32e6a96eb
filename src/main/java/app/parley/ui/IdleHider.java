package app.parley.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.animation.FadeTransition;
import javafx.animation.ParallelTransition;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/** Hides what floats over a picture, and the pointer, while nobody moves; any move or key brings it back. */
final class IdleHider {
    private static final Duration REST = Duration.seconds(3);
    private static final Duration READ = Duration.seconds(10);
    private static final Duration LOOK = Duration.millis(250);
    private static final double NANOS_A_MILLI = 1e6;
    private static final Duration FADE = Duration.millis(150);

    private final Node area;
    private final ObservableValue<Boolean> allowed;
    private final List<Node> floating;
    /** What holds the pointer or the keyboard's focus stays. */
    private final Node controls;

    private final Ticker watch = new Ticker(LOOK, this::onLook);
    private final ParallelTransition fade = new ParallelTransition();
    private boolean hidden;
    /** As {@link System#nanoTime} counts. */
    private long hideAt = System.nanoTime();

    /** @param allowed while false, everything stays */
    IdleHider(Node area, ObservableValue<Boolean> allowed, Node controls, Node... others) {
        this.area = area;
        this.allowed = allowed;
        this.controls = controls;
        floating = new ArrayList<>(List.of(others));
        floating.add(controls);
        area.addEventFilter(MouseEvent.ANY, _ -> onActivity());
        area.addEventFilter(KeyEvent.ANY, _ -> onActivity());
        allowed.subscribe(_ -> onActivity());
    }

    /** As if somebody had moved: there is something new to be seen. */
    void wake() {
        onActivity();
    }

    /** Brings all back for as long as a few sentences take to be read. */
    void wakeToRead() {
        stayFor(READ);
        onActivity();
    }

    private void stayFor(Duration time) {
        long until = System.nanoTime() + Math.round(time.toMillis() * NANOS_A_MILLI);
        if (until - hideAt > 0) {
            hideAt = until;
        }
    }

    private void onActivity() {
        stayFor(REST);
        if (hidden) {
            hidden = false;
            area.setCursor(Cursor.DEFAULT);
            turn(1);
        }
        if (allowed.getValue()) {
            watch.start();
        } else {
            watch.stop();
        }
    }

    private void onLook() {
        if (controls.isHover() || hasVisibleFocus()) {
            stayFor(REST);
        } else if (System.nanoTime() - hideAt >= 0) {
            watch.stop();
            hidden = true;
            area.setCursor(Cursor.NONE);
            turn(0);
        }
    }

    /** Focus that a click left behind does not count. */
    private boolean hasVisibleFocus() {
        Node owner = area.getScene() == null ? null : area.getScene().getFocusOwner();
        return controls.isFocusWithin() && owner != null && owner.isFocusVisible();
    }

    private void turn(double opacity) {
        fade.stop();
        if (Platform.getPreferences().isReducedMotion()) {
            floating.forEach(node -> node.setOpacity(opacity));
            return;
        }
        fade.getChildren()
                .setAll(floating.stream().map(node -> to(node, opacity)).toList());
        fade.playFromStart();
    }

    private static FadeTransition to(Node node, double opacity) {
        FadeTransition transition = new FadeTransition(FADE, node);
        transition.setToValue(opacity);
        return transition;
    }
}
