package app.parley.ui;

import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.control.CallCommands;
import app.parley.control.CallSnapshot;
import app.parley.ui.CallViewModel.Page;
import app.parley.video.LatestPicture;
import java.time.Instant;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
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
    private static final Duration PAUSE_IN_TYPING = Duration.millis(600);
    private static final Duration DIRECTORY_AGE = Duration.minutes(1);
    private static final Duration TICK = Duration.millis(250);

    private final Stage stage;
    private final CallCommands commands;
    private final People people;
    private final Surroundings around;
    private final Words words;
    private final Theme theme;
    private final CallViewModel call;
    private final SelfViewModel self;
    private final PeopleViewModel peopleModel;
    private final Overlay overlay;
    private final DialForm dialForm;
    private final StackPane root;
    private final CallScreens.Material material;
    private @Nullable CallScreens screens;
    private final StringProperty displayName;
    private final PauseTransition saveName = new PauseTransition(PAUSE_IN_TYPING);
    private final BooleanProperty preview;
    private final ObjectProperty<Reach.State> reachState = new SimpleObjectProperty<>(
            new Reach.State(new Reach.Choice(Reach.Kind.THIS_COMPUTER, ""), true, List.of(), List.of()));
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final InviteViewModel invite;
    private final Timeline clock = new Timeline();
    private final Timeline directory = new Timeline();
    private LocalMedia lastDialled = LocalMedia.AUDIO_AND_VIDEO;
    private boolean askedForReach;
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
        this.people = around.people();
        this.around = around;
        Preferences preferences = around.preferences();
        words = new Words(Language.of(preferences.language()));
        theme = new Theme(preferences.theme(), words);
        call = new CallViewModel(words);
        self = new SelfViewModel(words);
        peopleModel = new PeopleViewModel(words);
        invite = new InviteViewModel(reachState, self.online(), words);
        overlay = new Overlay(words);
        displayName = new SimpleStringProperty(preferences.displayName());
        saveName.setOnFinished(_ -> preferences.setDisplayName(displayName.get()));
        displayName.subscribe((_, _) -> saveName.playFromStart());
        preview = new SimpleBooleanProperty(preferences.showOwnPicture());
        preview.subscribe((_, show) -> preferences.setShowOwnPicture(show));
        dialForm = new DialForm(self, words, this::dial);
        Shortcuts shortcuts = new Shortcuts(call, self, commands, this::toggleFullScreen);
        root = root(own, app);
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        theme.dress(scene);
        shortcuts.listenIn(scene);
        CallView.Pictures pictures = new CallView.Pictures(remote, own);
        material = new CallScreens.Material(call, self, commands, words, theme, pictures, preview, shortcuts::listenIn);
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
        clock.getKeyFrames().add(new KeyFrame(TICK, _ -> call.tick(Instant.now())));
        clock.setCycleCount(Animation.INDEFINITE);
        directory.getKeyFrames().add(new KeyFrame(DIRECTORY_AGE, _ -> refreshDirectory()));
        directory.setCycleCount(Animation.INDEFINITE);
        call.page().subscribe(this::onPage);
    }

    private StackPane root(LatestPicture own, AppInfo app) {
        BooleanBinding homeInFront =
                call.page().isEqualTo(Page.HOME).and(call.ringing().not()).and(open);
        HomeView home = new HomeView(
                new SelfCard(
                        self,
                        displayName,
                        words,
                        () -> overlay.open("settings.title", settings(app)),
                        () -> overlay.open("invite.title", new InvitePanel(invite, words))),
                dialForm,
                peopleCard(),
                new ReachCard(reachState, words, this::openReach),
                new StatusRow(self, words),
                new Lobby(self, commands, words, own, preview, displayName, homeInFront)
                        .above(new UpdateNote(around.updates(), words, around.browser())));
        Texts.showWhen(home, call.page().map(page -> page == Page.HOME));
        StackPane pages = new StackPane(home, overlay);
        pages.getStyleClass().add("window");
        return pages;
    }

    private SettingsPanel settings(AppInfo app) {
        return new SettingsPanel(
                around.preferences(), people, around.updates(), words, theme, displayName, preview, app);
    }

    private PeopleCard peopleCard() {
        return new PeopleCard(
                peopleModel, people, words, this::call, new PeopleCard.Doors(this::addPerson, this::openDirectory));
    }

    private void call(PeerId peer) {
        overlay.close();
        dial(peer, LocalMedia.AUDIO_AND_VIDEO);
    }

    private void addPerson() {
        overlay.open("people.add", new AddPersonPanel(self, people, words, overlay::close));
    }

    private void refreshDirectory() {
        if (peopleModel.hasDirectory().get()) {
            people.refreshDirectory();
        }
    }

    private void openDirectory() {
        people.refreshDirectory();
        overlay.open("people.directory", new DirectoryPanel(peopleModel, people, words, this::call));
    }

    /** Shows the window and follows the call from now on. */
    public void show() {
        unsubscribe = commands.subscribe(FxThread.newest(this::onSnapshot));
        people.subscribe(FxThread.newest(peopleModel::show));
        clock.play();
        directory.play();
        open.set(true);
        stage.show();
        FirstFrames.then(() -> {
            stage.getIcons().setAll(AppIcon.images());
            screens();
            // The first start's question comes up over a window that is there.
            around.reach().subscribe(FxThread.newest(this::onReach));
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
            // The question of the first start stays.
            if (reachState.get().asked()) {
                overlay.close();
            }
            if (call.page().get() == Page.ENDED) {
                commands.dismiss();
            }
            dialForm.offer(peer);
        }
    }

    /** Takes the windows away and lets go of the call. */
    public void close() {
        unsubscribe.run();
        clock.stop();
        directory.stop();
        if (saveName.getStatus() == Animation.Status.RUNNING) {
            saveName.stop();
            saveName.getOnFinished().handle(new ActionEvent());
        }
        if (screens != null) {
            screens.close();
        }
        // So that no pane goes on asking for pictures.
        open.set(false);
        call.show(CallSnapshot.INITIAL);
        stage.hide();
    }

    private void onSnapshot(CallSnapshot snapshot) {
        if (snapshot.phase() != CallSnapshot.Phase.IDLE) {
            screens();
        }
        self.show(snapshot);
        call.show(snapshot);
        call.tick(Instant.now());
    }

    private void onReach(Reach.State state) {
        reachState.set(state);
        if (!state.asked() && !askedForReach) {
            askedForReach = true;
            openReach();
        }
    }

    private void openReach() {
        overlay.open("reach.title", new ReachPanel(around.reach(), reachState.get(), words, overlay::close));
    }

    private void onPage(Page page) {
        if (page != Page.HOME) {
            overlay.close();
            // Whatever had the focus is hidden now; keys must not land there.
            screens().picture().requestFocus();
        }
        if (page == Page.HOME) {
            stage.setFullScreen(false);
        }
    }

    private void dial(PeerId peer, LocalMedia media) {
        lastDialled = media;
        commands.dial(peer, media);
    }

    private void callAgain() {
        String peer = call.peerId().get();
        commands.dismiss();
        if (PeerId.isValid(peer)) {
            commands.dial(new PeerId(peer), lastDialled);
        }
    }

    private void toggleFullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }
}
