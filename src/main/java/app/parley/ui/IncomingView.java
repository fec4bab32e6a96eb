package app.parley.ui;

import app.parley.call.CallId;
import app.parley.call.LocalMedia;
import app.parley.control.CallCommands;
import app.parley.video.LatestPicture;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.BooleanProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Who calls, and the three answers. */
final class IncomingView extends VBox {
    private static final double AVATAR = 112;
    private static final double PREVIEW_WIDTH = 208;
    private static final double PREVIEW_HEIGHT = 117;
    private static final double RADIUS = 12;
    private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
    /** Longer names want lines of their own, in smaller type. */
    private static final int LONGEST_IN_LARGE = 20;

    private static final double ROOM_FOR_PREVIEW = 530;
    private static final double SOUND_WIDTH = 56;

    private final CallViewModel call;
    private final CallCommands commands;
    private final Words words;

    /** @param preview whether my own picture is shown to me */
    IncomingView(CallViewModel call, CallCommands commands, Words words, LatestPicture own, BooleanProperty preview) {
        this.call = call;
        this.commands = commands;
        this.words = words;
        getStyleClass().add("incoming");
        StringBinding calls = Bindings.createStringBinding(
                () -> words.text("ring.video")
                        + (call.peerName().get().equals(call.peerId().get())
                                ? ""
                                : " · " + call.peerId().get()),
                call.peerName(),
                call.peerId(),
                words.language());
        var name = Texts.wrapping(call.peerName(), "title", "strong", "centred");
        name.setId("caller");
        call.peerName().subscribe(it -> name.pseudoClassStateChanged(LONG, it.length() > LONGEST_IN_LARGE));
        var page = Texts.label(words.bound("call.page"), "chip");
        page.setGraphic(Icons.of(Feather.GLOBE));
        Texts.showWhen(page, call.peerIsPage());
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren()
                .addAll(
                        new Avatar(AVATAR, call.peerName(), call.peerId()).withHalo(),
                        name,
                        Texts.label(calls, "subtitle"),
                        page,
                        preview(own, preview),
                        space,
                        buttons());
    }

    private VBox preview(LatestPicture own, BooleanProperty preview) {
        VBox placeholder = new VBox(Icons.of(Feather.USER));
        placeholder.getStyleClass().addAll("placeholder", "tile-placeholder");
        VideoPane picture =
                new VideoPane(own, placeholder).mirrored().covering().rounded(RADIUS);
        // On a low screen the answers matter more.
        BooleanBinding shown = preview.and(heightProperty().greaterThan(ROOM_FOR_PREVIEW));
        picture.active().bind(call.ringing().and(shown));
        picture.setMinSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
        picture.setMaxSize(PREVIEW_WIDTH, PREVIEW_HEIGHT);
        VBox box = new VBox(picture, Texts.label(words.bound("ring.onlyYou"), "caption"));
        box.getStyleClass().add("incoming-preview");
        Texts.showWhen(box, shown);
        return box;
    }

    private HBox buttons() {
        Button decline = button("decline", call -> commands.decline(call));
        decline.textProperty().bind(words.bound("ring.decline"));
        decline.getStyleClass().add("danger");
        Button sound = button("accept-sound", call -> commands.accept(call, LocalMedia.AUDIO_ONLY));
        sound.setGraphic(Icons.of(Feather.PHONE));
        sound.setMinWidth(SOUND_WIDTH);
        Icons.explain(sound, words, "ring.soundOnly");
        HBox.setHgrow(sound, Priority.NEVER);
        Button answer = button("accept", call -> commands.accept(call, LocalMedia.AUDIO_AND_VIDEO));
        answer.setGraphic(Icons.of(Feather.VIDEO));
        answer.textProperty().bind(words.bound("ring.answer"));
        answer.getStyleClass().add("primary");
        HBox row = new HBox(decline, sound, answer);
        row.getStyleClass().add("button-row");
        return row;
    }

    /** Acts on the call that is shown at the moment of the press: never on one that has replaced it unseen. */
    private Button button(String id, Consumer<CallId> act) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().addAll("big-button", "strong");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setPrefWidth(1);
        button.setMinWidth(0);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(_ -> call.call().ifPresent(act));
        return button;
    }
}
