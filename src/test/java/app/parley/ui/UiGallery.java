package app.parley.ui;

import app.parley.call.EndReason;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.DeviceProblem;
import app.parley.control.PeerMedia;
import app.parley.control.SignalingStatus;
import app.parley.settings.Settings;
import app.parley.ui.Reach.Kind;
import app.parley.video.LatestPicture;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.stage.Stage;

/** For development: shows the window in a state, theme, language and size, until it is ended from outside; says READY. */
public final class UiGallery {
    private static final int SETTLED_PULSES = 60;

    private UiGallery() {}

    /** Arguments: state dark|light ENGLISH|CHINESE width height. */
    public static void main(String[] args) {
        Platform.startup(() -> show(
                args[0],
                args[1].equals("dark") ? Settings.Theme.DARK : Settings.Theme.LIGHT,
                Settings.Language.valueOf(args[2]),
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4])));
    }

    private static void show(String state, Settings.Theme theme, Settings.Language language, int width, int height) {
        FakeCommands commands = new FakeCommands();
        LatestPicture remote = new LatestPicture();
        LatestPicture own = new LatestPicture();
        if (!state.equals("calling")) {
            new Painter(remote, state.equals("tall") ? 0.6 : 16.0 / 9, 0);
        }
        new Painter(own, 16.0 / 9, 1);
        boolean chinese = language == Settings.Language.CHINESE;
        boolean preview = List.of("preview", "incoming-preview").contains(state);
        Reach.State reach = state.equals("first")
                ? new Reach.State(new Reach.Choice(Kind.THIS_COMPUTER, ""), false, List.of(), List.of())
                : FakeReach.of(
                        state.endsWith("network")
                                ? Kind.THIS_NETWORK
                                : state.endsWith("server") ? Kind.SERVER : Kind.THIS_COMPUTER);
        FakeUpdates updates = new FakeUpdates();
        if (state.equals("update")) {
            updates.publish(FakeUpdates.RELEASE);
        }
        Stage stage = new Stage();
        MainWindow window = new MainWindow(
                stage,
                commands,
                remote,
                own,
                new Surroundings(
                        new FakeReach(reach),
                        people(state, chinese),
                        new FakePreferences(theme, language, chinese ? "林梅" : "Lin Mei", preview),
                        updates,
                        System.out::println),
                new AppInfo("0.1.0", ""),
                Platform::exit);
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(width);
        stage.setHeight(height);
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == SETTLED_PULSES) {
                    System.out.println("READY");
                }
            }
        }.start();
        commands.publish(snapshot(state, chinese ? "王 芳" : "Ana Ruiz"));
        window.show();
        if (state.equals("settings")) {
            ((javafx.scene.control.Button) stage.getScene().lookup("#settings")).fire();
        }
        if (state.startsWith("invite")) {
            ((javafx.scene.control.Button) stage.getScene().lookup("#invite")).fire();
        }
        if (state.equals("reach")) {
            ((javafx.scene.control.Button) stage.getScene().lookup("#change-reach")).fire();
            Platform.runLater(() -> {
                stage.getScene().getRoot().applyCss();
                ((javafx.scene.control.ToggleButton) stage.getScene().lookup("#SERVER")).fire();
                ((javafx.scene.control.TextField) stage.getScene().lookup("#server-url")).setText("calls example");
                ((javafx.scene.control.Button) stage.getScene().lookup("#reach-save")).fire();
            });
        }
        if (state.equals("add")) {
            ((javafx.scene.control.Button) stage.getScene().lookup("#add-person")).fire();
        }
        if (state.equals("directory")) {
            ((javafx.scene.control.Button) stage.getScene().lookup("#open-directory")).fire();
        }
        if (state.equals("wrong")) {
            ((javafx.scene.control.TextField) stage.getScene().lookup("#dial")).setText("ana@example");
            ((javafx.scene.control.Button) stage.getScene().lookup("#call-video")).fire();
        }
    }

    private static FakePeople people(String state, boolean chinese) {
        if (!List.of("people", "directory").contains(state)) {
            return FakePeople.nobody();
        }
        List<People.Person> known = List.of(
                FakePeople.person("amber-owl-88", chinese ? "王 芳" : "Ana Ruiz", People.Presence.ONLINE, true),
                FakePeople.person("jonas", "Jonas Berg", People.Presence.OFFLINE, true),
                FakePeople.person("a-very-long-id-that-somebody-chose-2026", "", People.Presence.ONLINE, false),
                FakePeople.person("blue-fox-1", "", People.Presence.UNKNOWN, false));
        List<People.Person> listed = java.util.stream.IntStream.range(0, 14)
                .mapToObj(i -> FakePeople.person(
                        "quiet-heron-" + (100 + 7 * i), i == 2 ? "Sam Kim" : "", People.Presence.ONLINE, i == 3))
                .toList();
        return new FakePeople(new People.State(known, java.util.Optional.of(listed)));
    }

    private static CallSnapshot snapshot(String state, String name) {
        return switch (state) {
            case "offline" ->
                Snapshots.idle(
                        new SignalingStatus.Retrying(3, SignalingStatus.Problem.UNREACHABLE),
                        DeviceProblem.NO_CAMERA,
                        DeviceProblem.NO_SOUND_SERVER);
            case "taken" -> Snapshots.idle(new SignalingStatus.Refused(SignalingStatus.Problem.ID_TAKEN));
            case "incoming", "incoming-preview" -> Snapshots.inCall(Phase.RINGING, name);
            case "calling" -> Snapshots.inCall(Phase.CALLING, name);
            case "call", "tall" -> Snapshots.inCall(Phase.CONNECTED, name);
            case "muted" ->
                Snapshots.withPeer(
                        Snapshots.withLocal(
                                Snapshots.inCall(Phase.CONNECTED, name), new PeerMedia(false, false, false)),
                        new PeerMedia(false, false, false));
            case "reconnecting" ->
                Snapshots.withProblems(
                        Snapshots.withLocal(
                                Snapshots.inCall(Phase.RECONNECTING, name), new PeerMedia(false, true, false)),
                        DeviceProblem.CAMERA_BUSY);
            case "ended" -> Snapshots.ended(EndReason.PEER_BUSY, name);
            case "lost" -> Snapshots.ended(EndReason.CONNECT_FAILED, name);
            default -> Snapshots.idle(Snapshots.ONLINE);
        };
    }
}
