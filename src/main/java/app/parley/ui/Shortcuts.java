package app.parley.ui;

import app.parley.call.LocalMedia;
import app.parley.control.CallCommands;
import app.parley.control.CallSnapshot.Phase;
import java.util.EnumSet;
import java.util.Set;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/** The keyboard: M and V in a call, Ctrl+D hangs up or declines, Ctrl+Y answers, F11 fills the screen. */
final class Shortcuts {
    static final KeyCombination HANG_UP = new KeyCodeCombination(KeyCode.D, KeyCombination.SHORTCUT_DOWN);

    private final CallViewModel call;
    private final SelfViewModel self;
    private final CallCommands commands;
    private final Runnable toggleFullScreen;

    Shortcuts(CallViewModel call, SelfViewModel self, CallCommands commands, Runnable toggleFullScreen) {
        this.call = call;
        this.self = self;
        this.commands = commands;
        this.toggleFullScreen = toggleFullScreen;
    }

    /** As a filter: a text field would take Ctrl+Y and Ctrl+D for itself. */
    void listenIn(Scene scene) {
        Set<KeyCode> held = EnumSet.noneOf(KeyCode.class);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            // A key that is held down repeats itself, and would switch back and forth.
            if (held.contains(event.getCode()) || act(event)) {
                held.add(event.getCode());
                event.consume();
            }
        });
        scene.addEventFilter(KeyEvent.KEY_RELEASED, event -> held.remove(event.getCode()));
        // Where the focus goes away meanwhile, the release is heard elsewhere.
        scene.windowProperty().flatMap(Window::focusedProperty).subscribe(_ -> held.clear());
    }

    private boolean act(KeyEvent event) {
        if (event.isShortcutDown()) {
            // Windows tells AltGr as Ctrl with Alt: it writes letters.
            return !event.isAltDown() && !event.isShiftDown() && withControl(event.getCode());
        }
        if (event.getCode() == KeyCode.F11) {
            toggleFullScreen.run();
            return true;
        }
        if (call.page().get() != CallViewModel.Page.CALL || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        return inCall(event.getCode());
    }

    private boolean withControl(KeyCode code) {
        boolean ringing = call.ringing().get();
        if (code == KeyCode.Y && ringing) {
            call.call().ifPresent(id -> commands.accept(id, LocalMedia.AUDIO_AND_VIDEO));
            return true;
        }
        if (code == KeyCode.D && ringing) {
            call.call().ifPresent(commands::decline);
            return true;
        }
        if (code == KeyCode.D && call.phase() != Phase.ENDED) {
            call.call().ifPresent(commands::hangUp);
            return true;
        }
        return false;
    }

    private boolean inCall(KeyCode code) {
        if (code == KeyCode.M) {
            commands.setMicrophoneOn(!self.microphoneOn().get());
            return true;
        }
        if (code == KeyCode.V) {
            commands.setCameraOn(!self.cameraOn().get());
            return true;
        }
        return false;
    }
}
