package app.parley.ui;

import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.control.CallCommands;
import app.parley.control.CallSnapshot;
import app.parley.ui.CallViewModel.Page;
import app.parley.video.LatestPicture;
import java.time.Instant;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The program's window, and the small one that comes up when somebody calls. Made, shown and closed on the JavaFX
 * Application Thread.
 */
public final class MainWindow {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final double NARROWEST = 820;
    private static final double LOWEST = 540;
    private static final Duration TICK = Duration.millis(250);

    private final Stage stage;
    private final CallCommands commands;
    private final Words words;
    private final CallViewModel call;
    private final SelfViewModel self;
    private final HomePage home;
    private final StackPane root;
    private final CallScreens.Material material;
    private @Nullable CallScreens screens;
    private final Ticker clock = new Ticker(TICK, this::onTick);
    private Runnable unsubscribe = () -> {};

    /**
     * @param stage not yet shown
     * @param remote the other's pictures; nobody else may take from it
     * @param own this side's pictures, not mirrored; nobody else may take from it
     * @param onClose run when the person closes the window; the window stays until {@link #close()}
     */
    public MainWindow(
            Stage stage,
            CallCommands commands,
            LatestPicture remote,
            LatestPicture own,
            Surroundings around,
            AppInfo app,
            Runnable onClose) {
        this.stage = stage;
        this.commands = commands;
        Preferences preferences = around.preferences();
        words = new Words(Language.of(preferences.language()));
        Theme theme = new Theme(preferences.theme(), words);
        call = new CallViewModel(words);
        self = new SelfViewModel(words);
        BooleanProperty preview = new SimpleBooleanProperty(preferences.showOwnPicture());
        preview.subscribe((_, show) -> preferences.setShowOwnPicture(show));
        Shortcuts shortcuts = new Shortcuts(call, self, commands, this::toggleFullScreen);
        CallView.Pictures pictures = new CallView.Pictures(remote, own);
        material = new CallScreens.Material(call, self, commands, words, theme, pictures, preview, shortcuts::listenIn);
        home = new HomePage(material, around, app, this::dial);
        root = new StackPane(home.view(), home.overlay());
        root.getStyleClass().add("window");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        theme.dress(scene);
        shortcuts.listenIn(scene);
        Carets.rest(scene);
        setUpStage(scene, app, onClose);
    }

    private void setUpStage(Scene scene, AppInfo app, Runnable onClose) {
        stage.setScene(scene);
        stage.setMinWidth(NARROWEST);
        stage.setMinHeight(LOWEST);
        stage.setFullScreenExitHint("");
        stage.titleProperty()
                .bind(Bindings.createStringBinding(
                        () -> call.page().get() == Page.CALL
                                ? words.text("app.title", call.peerName().get())
                                : app.title(),
                        call.page(),
                        call.peerName(),
                        words.language()));
        stage.setOnCloseRequest(event -> {
            event.consume();
            onClose.run();
        });
        call.page().subscribe(this::onPage);
    }

    /** Shows the window and follows the call from now on. */
    public void show() {
        unsubscribe = commands.subscribe(FxThread.newest(this::onSnapshot));
        home.open();
        stage.show();
        FirstFrames.then(() -> {
            stage.getIcons().setAll(AppIcon.images());
            screens();
            // The first start's question comes up over a window that is there.
            home.followReach();
        });
    }

    /** Those of calls, from now on there. */
    private CallScreens screens() {
        CallScreens made = screens;
        if (made == null) {
            made = new CallScreens(material, root, this::toggleFullScreen, this::callAgain);
            screens = made;
        }
        return made;
    }

    /**
     * Comes to the front, as somebody has asked for it elsewhere.
     *
     * @param peer waits in the field for the person to call; need not be an ID, and may be empty
     */
    public void comeUp(String peer) {
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
        if (!peer.isEmpty()) {
            if (call.page().get() == Page.ENDED) {
                commands.dismiss();
            }
            home.offer(peer);
        }
    }

    /** Takes the windows away and lets go of the call. */
    public void close() {
        unsubscribe.run();
        clock.stop();
        home.close();
        if (screens != null) {
            screens.close();
        }
        // So that no pane goes on asking for pictures.
        call.show(CallSnapshot.INITIAL);
        stage.hide();
    }

    private void onSnapshot(CallSnapshot snapshot) {
        if (snapshot.phase() != CallSnapshot.Phase.IDLE) {
            screens();
        }
        self.show(snapshot);
        call.show(snapshot);
        onTick();
    }

    private void onTick() {
        call.tick(Instant.now());
    }

    private void onPage(Page page) {
        if (page == Page.CALL) {
            clock.start();
        } else {
            clock.stop();
        }
        if (page != Page.HOME) {
            home.closePanels();
            // Whatever had the focus is hidden now; keys must not land there.
            screens().picture().requestFocus();
        }
        if (page == Page.HOME) {
            stage.setFullScreen(false);
        }
    }

    private void dial(PeerId peer, LocalMedia media) {
        call.dialled(media);
        commands.dial(peer, media);
    }

    private void callAgain() {
        String peer = call.peerId().get();
        commands.dismiss();
        if (PeerId.isValid(peer)) {
            commands.dial(new PeerId(peer), call.mediaAgain());
        }
    }

    private void toggleFullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }
}
