package app.parley.ui;

import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.ui.CallViewModel.Page;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.util.Duration;

/** What is seen outside of calls: the cards of the home screen, and the panels that they open above it. */
final class HomePage {
    private static final Duration PAUSE_IN_TYPING = Duration.millis(600);
    private static final Duration DIRECTORY_AGE = Duration.minutes(1);

    private final CallScreens.Material material;
    private final Words words;
    private final Surroundings around;
    private final AppInfo app;
    private final BiConsumer<PeerId, LocalMedia> dial;
    private final PeopleViewModel people;
    private final Overlay overlay;
    private final DialForm dialForm;
    private final StringProperty displayName;
    private final PauseTransition saveName = new PauseTransition(PAUSE_IN_TYPING);
    private final ObjectProperty<Reach.State> reachState = new SimpleObjectProperty<>(
            new Reach.State(new Reach.Choice(Reach.Kind.THIS_COMPUTER, ""), true, false, List.of(), List.of()));
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final InviteViewModel invite;
    private final Ticker directory = new Ticker(DIRECTORY_AGE, this::refreshDirectory);
    private final HomeView view;
    private boolean askedForReach;

    /** @param dial calls somebody, as the person has asked for it */
    HomePage(CallScreens.Material material, Surroundings around, AppInfo app, BiConsumer<PeerId, LocalMedia> dial) {
        this.material = material;
        this.words = material.words();
        this.around = around;
        this.app = app;
        this.dial = dial;
        Preferences preferences = around.preferences();
        people = new PeopleViewModel(words);
        invite = new InviteViewModel(reachState, material.self().online(), words);
        overlay = new Overlay(words);
        displayName = new SimpleStringProperty(preferences.displayName());
        saveName.setOnFinished(_ -> preferences.setDisplayName(displayName.get()));
        displayName.subscribe((_, _) -> saveName.playFromStart());
        dialForm = new DialForm(material.self(), words, dial);
        view = cards();
        Texts.showWhen(view, material.call().page().map(page -> page == Page.HOME));
    }

    private HomeView cards() {
        CallViewModel call = material.call();
        SelfViewModel self = material.self();
        BooleanBinding inFront =
                call.page().isEqualTo(Page.HOME).and(call.ringing().not()).and(open);
        return new HomeView(
                new SelfCard(
                        self,
                        displayName,
                        words,
                        () -> overlay.open("settings.title", settings()),
                        () -> overlay.open("invite.title", new InvitePanel(invite, words))),
                dialForm,
                new PeopleCard(
                        people,
                        around.people(),
                        words,
                        this::call,
                        new PeopleCard.Doors(this::addPerson, this::openDirectory)),
                new ReachCard(reachState, words, this::openReach),
                new StatusRow(self, words, around.reach()::tryAgain),
                new Lobby(
                                self,
                                material.commands(),
                                words,
                                material.pictures().own(),
                                material.preview(),
                                displayName,
                                inFront)
                        .above(new SettingsNote(around.preferences(), words))
                        .above(new UpdateNote(around.updates(), words, around.browser())));
    }

    /** The home screen itself. */
    Node view() {
        return view;
    }

    /** What the panels come up in; it belongs above all pages. */
    Node overlay() {
        return overlay;
    }

    /** The window is there: follows people, and asks for pictures while it is in front. */
    void open() {
        around.people().subscribe(FxThread.newest(people::show));
        directory.start();
        open.set(true);
    }

    /** Follows from where one can be called. At the first start its question comes up, so the window should be drawn. */
    void followReach() {
        around.reach().subscribe(FxThread.newest(this::onReach));
    }

    /**
     * Puts somebody in the field for the person to call.
     *
     * @param peer need not be an ID
     */
    void offer(String peer) {
        // The question of the first start stays.
        if (reachState.get().asked()) {
            overlay.close();
        }
        dialForm.offer(peer);
    }

    void closePanels() {
        overlay.close();
    }

    /** The window goes. No pane goes on asking for pictures, and a name that was being typed is kept. */
    void close() {
        directory.stop();
        if (saveName.getStatus() == Animation.Status.RUNNING) {
            saveName.stop();
            saveName.getOnFinished().handle(new ActionEvent());
        }
        open.set(false);
    }

    private SettingsPanel settings() {
        return new SettingsPanel(
                around.preferences(),
                around.people(),
                around.updates(),
                around.devices(),
                words,
                material.theme(),
                displayName,
                material.preview(),
                app);
    }

    private void call(PeerId peer) {
        overlay.close();
        dial.accept(peer, LocalMedia.AUDIO_AND_VIDEO);
    }

    private void addPerson() {
        overlay.open("people.add", new AddPersonPanel(material.self(), around.people(), words, overlay::close));
    }

    private void refreshDirectory() {
        if (people.hasDirectory().get()) {
            around.people().refreshDirectory();
        }
    }

    private void openDirectory() {
        around.people().refreshDirectory();
        overlay.open("people.directory", new DirectoryPanel(people, around.people(), words, this::call));
    }

    private void onReach(Reach.State state) {
        reachState.set(state);
        if (!state.asked() && !askedForReach) {
            askedForReach = true;
            openReach();
        }
    }

    private void openReach() {
        ReachPanel panel = new ReachPanel(around.reach(), reachState.get(), words, overlay::close);
        overlay.open("reach.title", panel, panel.foot());
    }
}
