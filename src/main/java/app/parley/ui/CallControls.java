package app.parley.ui;

import app.parley.control.CallCommands;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/** The round controls of a call; hanging up stands apart. */
final class CallControls extends HBox {
    private static final double APART = 16;

    CallControls(
            CallViewModel call, SelfViewModel self, CallCommands commands, Words words, Runnable toggleFullScreen) {
        getStyleClass().addAll("controls", "call-controls");
        RoundControl microphone =
                RoundControl.microphone(self, words.either(self.microphoneOn(), "call.mute", "call.unmute"));
        microphone.setOnAction(
                _ -> commands.setMicrophoneOn(!self.microphoneOn().get()));
        RoundControl camera =
                RoundControl.camera(self, words.either(self.cameraOn(), "call.cameraOff", "call.cameraOn"));
        camera.setOnAction(_ -> commands.setCameraOn(!self.cameraOn().get()));
        RoundControl fullScreen = new RoundControl(Icons.of(Feather.MAXIMIZE));
        fullScreen.setId("full-screen");
        Icons.explain(fullScreen, words, "call.fullScreen");
        fullScreen.setOnAction(_ -> toggleFullScreen.run());
        RoundControl hangUp = new RoundControl(Icons.hangUp());
        hangUp.setId("hang-up");
        hangUp.getStyleClass().add("hang-up");
        hangUp.setOnAction(_ -> call.call().ifPresent(commands::hangUp));
        Icons.explain(
                hangUp, words.either(call.calling(), "call.cancel", "call.hangUp", Shortcuts.HANG_UP.getDisplayText()));
        HBox.setMargin(hangUp, new Insets(0, 0, 0, APART));
        getChildren().addAll(microphone, camera, fullScreen, hangUp);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
    }
}
