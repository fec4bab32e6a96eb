package app.parley.ui;

import app.parley.control.CallCommands;
import app.parley.video.LatestPicture;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A call: the other's picture fills the window, everything else floats over it. */
final class CallView extends StackPane {
    private static final double AVATAR = 112;

    private final CallViewModel call;
    private final Words words;

    /** The mailboxes of the two pictures. */
    record Pictures(LatestPicture remote, LatestPicture own) {}

    CallView(
            CallViewModel call,
            SelfViewModel self,
            CallCommands commands,
            Words words,
            Pictures pictures,
            Runnable toggleFullScreen) {
        this.call = call;
        this.words = words;
        getStyleClass().add("call-view");
        BooleanBinding inCall = call.page().isEqualTo(CallViewModel.Page.CALL);
        VideoPane remote = new VideoPane(pictures.remote(), placeholder());
        remote.setId("remote");
        remote.active().bind(inCall.and(call.peerCameraOn()));
        OwnTile tile = new OwnTile(pictures.own(), remote, self, widthProperty());
        tile.active().bind(inCall.and(self.cameraOn()));
        HBox header = header();
        CallControls controls = new CallControls(call, self, commands, words, toggleFullScreen);
        Region top = shade("shade-top", Pos.TOP_CENTER);
        Region bottom = shade("shade-bottom", Pos.BOTTOM_CENTER);
        Notes notes = new Notes(self.deviceProblems());
        getChildren().addAll(remote, top, bottom, header, notices(notes), tile, controls);
        IdleHider hider = new IdleHider(this, call.connected(), controls, top, bottom, header, notes);
        self.deviceProblems().subscribe(_ -> wake(hider, self));
        // What was known while it rang is read from here on: nothing hides before.
        call.connected().subscribe(_ -> wake(hider, self));
    }

    private static void wake(IdleHider hider, SelfViewModel self) {
        if (self.deviceProblems().getValue().isEmpty()) {
            hider.wake();
        } else {
            hider.wakeToRead();
        }
    }

    private Node placeholder() {
        VBox box = new VBox(
                new Avatar(AVATAR, call.peerName(), call.peerId()).withHalo(),
                Texts.label(call.peerName(), "title", "strong", "on-picture"),
                Texts.label(call.placeholder(), "placeholder-text", "on-picture"));
        box.getStyleClass().addAll("placeholder", "call-placeholder");
        return box;
    }

    private static Region shade(String styleClass, Pos where) {
        Region shade = new Region();
        shade.getStyleClass().add(styleClass);
        shade.setMouseTransparent(true);
        StackPane.setAlignment(shade, where);
        return shade;
    }

    private HBox header() {
        var name = Texts.label(call.peerName(), "heading", "strong", "on-picture");
        name.setMinWidth(0);
        ClockFace time = new ClockFace(call.callTime(), "on-picture");
        time.getStyleClass().add("call-time");
        time.setId("call-time");
        var page = Texts.label(words.bound("call.page"), "chip-on-picture");
        page.setGraphic(Icons.of(Feather.GLOBE));
        Texts.showWhen(page, call.peerIsPage());
        var muted = Texts.label(words.bound("call.peerMicrophoneOff"), "chip-on-picture");
        muted.setId("peer-muted");
        muted.setGraphic(Icons.of(Feather.MIC_OFF));
        Texts.showWhen(muted, call.peerMuted());
        page.setMinWidth(USE_PREF_SIZE);
        muted.setMinWidth(USE_PREF_SIZE);
        HBox header = new HBox(name, time, page, muted);
        header.getStyleClass().add("call-header");
        header.setMaxHeight(USE_PREF_SIZE);
        header.setMouseTransparent(true);
        StackPane.setAlignment(header, Pos.TOP_LEFT);
        return header;
    }

    /** The state in words, always to be seen, and what does not work; never in the way. */
    private VBox notices(Notes notes) {
        Region light = new Region();
        light.getStyleClass().addAll("light", "pill-light");
        var pill = Texts.label(call.pill(), "pill");
        pill.setId("pill");
        pill.setGraphic(light);
        Texts.showWhen(pill, Texts.filled(call.pill()));
        VBox notices = new VBox(pill, notes);
        notices.getStyleClass().add("call-notices");
        notices.setMaxHeight(USE_PREF_SIZE);
        notices.setMouseTransparent(true);
        StackPane.setAlignment(notices, Pos.TOP_CENTER);
        return notices;
    }
}
