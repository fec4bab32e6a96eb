package app.parley.ui;

import app.parley.control.CallCommands;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/**
 * What calls are shown in: the picture, what is said at the end, and the small window for somebody who calls. Made when a
 * call wants it, and at the latest once the home screen has been drawn, which thus comes up a twentieth of a second
 * earlier.
 */
final class CallScreens {
    private static final Color BEHIND_A_CALL = Color.web("#0b0f14");
    private static final PseudoClass IN_CALL = PseudoClass.getPseudoClass("in-call");

    private final CallView picture;
    private final IncomingWindow incoming;

    /**
     * What they are made of.
     *
     * @param shortcuts listens to the keys of another window
     */
    record Material(
            CallViewModel call,
            SelfViewModel self,
            CallCommands commands,
            Words words,
            Theme theme,
            CallView.Pictures pictures,
            BooleanProperty preview,
            Consumer<Scene> shortcuts) {}

    /** @param window the root of a scene; gets the pages, above its first child */
    CallScreens(Material material, StackPane window, Runnable toggleFullScreen, Runnable callAgain) {
        CallViewModel call = material.call();
        picture = new CallView(
                call, material.self(), material.commands(), material.words(), material.pictures(), toggleFullScreen);
        EndedView ended = new EndedView(call, material.commands(), material.words(), callAgain);
        Texts.showWhen(picture, call.page().map(page -> page == CallViewModel.Page.CALL));
        Texts.showWhen(ended, call.page().map(page -> page == CallViewModel.Page.ENDED));
        window.getChildren().add(1, picture);
        window.getChildren().add(2, ended);
        call.page().subscribe(page -> {
            window.getScene().setFill(page == CallViewModel.Page.CALL ? BEHIND_A_CALL : Color.WHITE);
            window.pseudoClassStateChanged(IN_CALL, page == CallViewModel.Page.CALL);
        });
        incoming = new IncomingWindow(
                call,
                material.commands(),
                material.words(),
                material.theme(),
                new IncomingView(
                        call,
                        material.commands(),
                        material.words(),
                        material.pictures().own(),
                        material.preview()),
                material.shortcuts(),
                material.preview());
    }

    /** Where the focus goes when what had it is hidden. */
    Node picture() {
        return picture;
    }

    void close() {
        incoming.close();
    }
}
