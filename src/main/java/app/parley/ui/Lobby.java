package app.parley.ui;

import app.parley.control.CallCommands;
import app.parley.video.LatestPicture;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The large side of home: how others will see me, where I switched that on, and what does not work. */
final class Lobby extends VBox {
    private static final double AVATAR = 112;
    private static final double RADIUS = 20;
    private static final double ROOM_FOR_AVATAR = 352;
    private static final double LARGE_AVATAR = 168;
    /** As cameras' pictures mostly are: none of one is cut off. */
    private static final double WIDE = 16.0 / 9;
    /** So high it may be whatever its width: a low one would be lost in the window. */
    private static final double ALWAYS_AS_HIGH = 656;

    private static final double WIDEST = 1664;

    private final SelfViewModel self;
    private final Words words;
    private final BooleanProperty preview;
    private final StackPane stage;

    /** @param preview whether the person wants to see the own picture; the button here switches it */
    Lobby(
            SelfViewModel self,
            CallCommands commands,
            Words words,
            LatestPicture own,
            BooleanProperty preview,
            ObservableStringValue name,
            BooleanBinding inFront) {
        this.self = self;
        this.words = words;
        this.preview = preview;
        getStyleClass().add("lobby");
        StringBinding subtitle = Bindings.createStringBinding(
                () -> words.text(preview.get() ? "home.subtitle.preview" : "home.subtitle.noPreview"),
                preview,
                words.language());
        VBox titles = new VBox(
                Texts.wrapping(words.bound("home.title"), "title", "strong"), Texts.wrapping(subtitle, "subtitle"));
        titles.getStyleClass().add("titles");
        VideoPane picture =
                new VideoPane(own, placeholder(name)).mirrored().covering().rounded(RADIUS);
        picture.active().bind(inFront.and(preview).and(self.cameraOn()));
        stage = new StackPane(picture, hide(), controls(commands));
        stage.getStyleClass().add("picture-stage");
        stage.setMinHeight(0);
        setMaxWidth(WIDEST);
        VBox.setVgrow(stage, Priority.ALWAYS);
        getChildren().addAll(titles, stage, new Notes(self.deviceProblems()));
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        stage.setMaxHeight(Math.max(ALWAYS_AS_HIGH, Math.rint(width / WIDE)));
        super.layoutChildren();
    }

    /** Puts {@code foot} below all else. */
    Lobby above(Node foot) {
        getChildren().add(foot);
        return this;
    }

    private Node placeholder(ObservableStringValue name) {
        StringBinding initials = Bindings.createStringBinding(
                () -> name.get().isEmpty() ? self.id().get() : name.get(), name, self.id());
        StringBinding said = Bindings.createStringBinding(
                () -> {
                    if (!preview.get()) {
                        return words.text("home.noPicture");
                    }
                    return words.text(self.cameraOn().get() ? "call.waitingForPicture" : "home.cameraOff");
                },
                preview,
                self.cameraOn(),
                words.language());
        Button show = new Button("", Icons.of(Feather.EYE));
        show.setId("show-picture");
        show.textProperty().bind(words.bound("home.showPicture"));
        show.getStyleClass().addAll("big-button", "medium", "over-picture");
        show.setOnAction(_ -> preview.set(true));
        Texts.showWhen(show, preview.not());
        Avatar avatar = new Avatar(AVATAR, initials, self.id());
        VBox box = new VBox(avatar, Texts.label(said, "placeholder-text"), show);
        box.getStyleClass().add("placeholder");
        // In a low window the words and the button matter more.
        Texts.showWhen(avatar, box.heightProperty().greaterThan(ROOM_FOR_AVATAR));
        box.heightProperty()
                .subscribe(
                        height -> avatar.setDiameter(height.doubleValue() >= ALWAYS_AS_HIGH ? LARGE_AVATAR : AVATAR));
        return box;
    }

    private HBox controls(CallCommands commands) {
        RoundControl microphone =
                RoundControl.microphone(self, words.either(self.microphoneOn(), "home.mute", "home.unmute"));
        microphone.setOnAction(
                _ -> commands.setMicrophoneOn(!self.microphoneOn().get()));
        RoundControl camera =
                RoundControl.camera(self, words.either(self.cameraOn(), "home.switchCameraOff", "home.switchCameraOn"));
        camera.setOnAction(_ -> commands.setCameraOn(!self.cameraOn().get()));
        HBox row = new HBox(microphone, camera);
        row.getStyleClass().add("controls");
        row.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(row, Pos.BOTTOM_CENTER);
        return row;
    }

    private Button hide() {
        Button hide = new Button("", Icons.of(Feather.EYE_OFF));
        hide.setId("hide-picture");
        hide.getStyleClass().add("corner-control");
        Icons.explain(hide, words, "home.hidePicture");
        hide.setOnAction(_ -> preview.set(false));
        Texts.showWhen(hide, preview);
        StackPane.setAlignment(hide, Pos.TOP_RIGHT);
        return hide;
    }
}
