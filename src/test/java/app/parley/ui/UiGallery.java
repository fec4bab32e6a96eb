package app.parley.ui;

import app.parley.call.EndReason;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSnapshot.Phase;
import app.parley.control.DeviceProblem;
import app.parley.control.PeerMedia;
import app.parley.control.SignalingStatus;
import app.parley.settings.Settings;
import app.parley.settings.SettingsDamage;
import app.parley.settings.SettingsUnsaved;
import app.parley.ui.Reach.Kind;
import app.parley.video.LatestPicture;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/**
 * For development: takes pictures of the window, on a screen that nobody looks at. Each line of standard input asks for
 * one: {@code STATE dark|light ENGLISH|CHINESE WIDTH HEIGHT FILE.png}; each is answered by the file's name.
 */
public final class UiGallery {
    private static final int SETTLED_PULSES = 45;

    private final List<Painter> painters = new ArrayList<>();
    private final CompletableFuture<Void> settled = new CompletableFuture<>();

    private UiGallery() {}

    public static void main(String[] args) throws Exception {
        Platform.startup(() -> Platform.setImplicitExit(false));
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ");
                UiGallery one = new UiGallery();
                MainWindow window = Stagehand.onFx(() -> one.show(
                        words[0],
                        words[1].equals("dark") ? Settings.Theme.DARK : Settings.Theme.LIGHT,
                        Settings.Language.valueOf(words[2]),
                        Integer.parseInt(words[3]),
                        Integer.parseInt(words[4])));
                one.settled.get(300, TimeUnit.SECONDS);
                Stagehand.onFx(
                        () -> picture(Integer.parseInt(words[3]), Integer.parseInt(words[4]), Path.of(words[5])));
                Stagehand.onFx(() -> {
                    window.close();
                    return true;
                });
                for (Painter each : one.painters) {
                    each.close();
                }
                System.out.println(words[5]);
            }
        }
        Platform.exit();
    }

    /** Of the screen's corner, with whatever other windows stand there. */
    private static boolean picture(int width, int height, Path file) throws IOException {
        WritableImage shot = new Robot().getScreenCapture(null, 0, 0, width, height, false);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, shot.getPixelReader().getArgb(x, y));
            }
        }
        return ImageIO.write(image, "png", file.toFile());
    }

    private MainWindow show(String state, Settings.Theme theme, Settings.Language language, int width, int height) {
        FakeCommands commands = new FakeCommands();
        LatestPicture remote = new LatestPicture();
        LatestPicture own = new LatestPicture();
        if (!state.equals("calling")) {
            painters.add(new Painter(remote, state.equals("tall") ? 0.6 : 16.0 / 9, 0));
        }
        painters.add(new Painter(own, 16.0 / 9, 1));
        boolean chinese = language == Settings.Language.CHINESE;
        boolean preview = List.of("preview", "incoming-preview").contains(state);
        Reach.State reach = state.equals("first")
                ? new Reach.State(new Reach.Choice(Kind.THIS_COMPUTER, ""), false, false, List.of(), List.of())
                : FakeReach.of(
                        state.endsWith("network")
                                ? Kind.THIS_NETWORK
                                : state.endsWith("server") ? Kind.SERVER : Kind.THIS_COMPUTER);
        FakeUpdates updates = new FakeUpdates();
        FakePreferences preferences = new FakePreferences(theme, language, chinese ? "林梅" : "Lin Mei", preview);
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
                        preferences,
                        updates,
                        new FakeDevices(),
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
                if (++pulses == SETTLED_PULSES / 2 && state.endsWith("bottom")) {
                    ((ScrollPane) stage.getScene().lookup(".overlay-card .scroll-pane")).setVvalue(1);
                }
                if (pulses == SETTLED_PULSES / 2 && state.startsWith("settings-devices")) {
                    ((ScrollPane) stage.getScene().lookup(".overlay-card .scroll-pane")).setVvalue(0.6);
                    ChoiceBox<?> choice = (ChoiceBox<?>) stage.getScene().lookup("#microphone-choice");
                    choice.requestFocus();
                    if (state.endsWith("open")) {
                        choice.show();
                    }
                }
                if (pulses == SETTLED_PULSES) {
                    stop();
                    settled.complete(null);
                }
            }
        }.start();
        if (!state.startsWith("incoming")) {
            commands.publish(snapshot(state, chinese ? "王 芳" : "Ana Ruiz"));
        }
        window.show();
        if (state.startsWith("incoming")) {
            commands.publish(snapshot(state, chinese ? "王 芳" : "Ana Ruiz"));
        }
        if (state.startsWith("settings")) {
            press(stage, "#settings");
        }
        if (state.equals("settings-id")) {
            write(stage, "#own-id-field", "lin mei!");
            press(stage, "#change-id");
        }
        if (state.startsWith("settings-news")) {
            write(stage, "#updates-field", "http://news.example");
            press(stage, "#save-updates");
        }
        if (state.startsWith("invite")) {
            press(stage, "#invite");
        }
        if (state.equals("reach")) {
            press(stage, "#change-reach");
            stage.getScene().getRoot().applyCss();
            ((ToggleButton) stage.getScene().lookup("#SERVER")).fire();
            write(stage, "#server-url", "calls example");
            press(stage, "#reach-save");
        }
        if (state.equals("add")) {
            press(stage, "#add-person");
        }
        if (state.equals("directory")) {
            press(stage, "#open-directory");
        }
        if (state.equals("add-wrong")) {
            press(stage, "#add-person");
            write(stage, "#add-id", "ana@example");
            press(stage, "#add-save");
        }
        if (state.startsWith("damage")) {
            Path file = Path.of("/home/linmei/.config/parley/settings.json");
            boolean aside = state.equals("damage-aside");
            preferences.damage(new SettingsDamage(
                    file,
                    aside ? Set.of() : Set.of("reach", "server", "theme"),
                    aside
                            ? Optional.of(file.resolveSibling("settings.broken-2026-11-26-080000.json"))
                            : Optional.empty(),
                    state.equals("damage-unreadable"),
                    false));
        }
        if (state.startsWith("unsaved")) {
            Path file = Path.of("/home/linmei/.config/parley/settings.json");
            preferences.save(Optional.of(new SettingsUnsaved(file, SettingsUnsaved.Reason.DISK_FULL)));
        }
        if (state.equals("link")) {
            window.comeUp("amber-owl-88");
        }
        if (state.equals("wrong")) {
            write(stage, "#dial", "ana@example");
            press(stage, "#call-video");
        }
        return window;
    }

    private static void press(Stage stage, String selector) {
        stage.getScene().getRoot().applyCss();
        ((Button) stage.getScene().lookup(selector)).fire();
    }

    private static void write(Stage stage, String selector, String text) {
        stage.getScene().getRoot().applyCss();
        ((TextField) stage.getScene().lookup(selector)).setText(text);
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
        List<People.Person> listed = IntStream.range(0, 14)
                .mapToObj(i -> FakePeople.person(
                        "quiet-heron-" + (100 + 7 * i), i == 2 ? "Sam Kim" : "", People.Presence.ONLINE, i == 3))
                .toList();
        return new FakePeople(new People.State(known, Optional.of(listed)));
    }

    private static CallSnapshot snapshot(String state, String name) {
        return switch (state) {
            case "offline" ->
                Snapshots.idle(
                        new SignalingStatus.Retrying(3, SignalingStatus.Problem.UNREACHABLE),
                        DeviceProblem.NO_CAMERA,
                        DeviceProblem.NO_SOUND_SERVER);
            case "taken" -> Snapshots.idle(new SignalingStatus.Refused(SignalingStatus.Problem.ID_TAKEN));
            case "refused-key" -> Snapshots.idle(new SignalingStatus.Refused(SignalingStatus.Problem.INVALID_KEY));
            case "retrying-tls" -> Snapshots.idle(new SignalingStatus.Retrying(12, SignalingStatus.Problem.TLS));
            case "connecting-server" -> Snapshots.idle(new SignalingStatus.Connecting());
            case "devices" ->
                Snapshots.idle(Snapshots.ONLINE, DeviceProblem.CAMERA_REFUSED, DeviceProblem.NO_MICROPHONE);
            case "devices-call" ->
                Snapshots.withProblems(
                        Snapshots.inCall(Phase.CONNECTED, name),
                        DeviceProblem.CAMERA_SILENT,
                        DeviceProblem.NO_SOUND_SERVER);
            case "long-call" -> Snapshots.inCall(Phase.CONNECTED, "Maximiliana Featherstonehaugh-Cholmondeley of Long");
            case "incoming-long" ->
                Snapshots.inCall(Phase.RINGING, "Maximiliana Featherstonehaugh-Cholmondeley of Long");
            case "peer-camera" ->
                Snapshots.withPeer(Snapshots.inCall(Phase.CONNECTED, name), new PeerMedia(true, false, false));
            case "connecting-call" -> Snapshots.inCall(Phase.CONNECTING, name);
            case "missed" -> Snapshots.ended(EndReason.MISSED, name);
            case "unreachable" -> Snapshots.ended(EndReason.UNREACHABLE, "");
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
