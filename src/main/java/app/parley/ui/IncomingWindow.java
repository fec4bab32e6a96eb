package app.parley.ui;

import app.parley.control.CallCommands;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The small window on top of all others while somebody calls. Closing it declines. */
final class IncomingWindow {
    private static final double WIDTH = 420;
    private static final double HEIGHT = 600;
    /** Without a picture there is less to show. */
    private static final double HEIGHT_BARE = 440;

    private static final double FROM_EDGE = 48;

    private final Stage stage = new Stage();

    IncomingWindow(
            CallViewModel call,
            CallCommands commands,
            Words words,
            Theme theme,
            IncomingView view,
            Consumer<Scene> shortcuts,
            ReadOnlyBooleanProperty preview) {
        Scene scene = new Scene(view, WIDTH, HEIGHT);
        theme.dress(scene);
        shortcuts.accept(scene);
        stage.setScene(scene);
        stage.getIcons().setAll(AppIcon.images());
        stage.setAlwaysOnTop(true);
        stage.setResizable(false);
        ReadOnlyStringProperty name = call.peerName();
        stage.titleProperty()
                .bind(Bindings.createStringBinding(() -> words.text("ring.title", name.get()), name, words.language()));
        stage.setOnCloseRequest(event -> {
            // The call decides when this goes.
            event.consume();
            call.call().ifPresent(commands::decline);
        });
        call.ringing().subscribe(ringing -> show(ringing, preview.get()));
    }

    private void show(boolean ringing, boolean preview) {
        if (!ringing) {
            stage.hide();
            return;
        }
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double height = Math.min(preview ? HEIGHT : HEIGHT_BARE, screen.getHeight());
        stage.setWidth(WIDTH);
        stage.setHeight(height);
        stage.setX(screen.getMaxX() - WIDTH - FROM_EDGE);
        stage.setY(Math.max(screen.getMinY(), screen.getMaxY() - height - FROM_EDGE));
        // Not to a button: it comes up under whatever is being typed, and a space must neither decline nor answer.
        stage.getScene().getRoot().requestFocus();
        stage.show();
        stage.toFront();
    }

    void close() {
        stage.hide();
    }
}
