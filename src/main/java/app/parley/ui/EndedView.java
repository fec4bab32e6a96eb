package app.parley.ui;

import app.parley.control.CallCommands;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/** After a call: how it ended, what to do next, and the way back. */
final class EndedView extends VBox {
    private static final double AVATAR = 96;
    private static final double WIDEST_TEXT = 560;
    /** A person who hung up knows; the page goes by itself. */
    private static final Duration OWN_DOING_SHOWN = Duration.seconds(2.5);

    private final PauseTransition leave = new PauseTransition(OWN_DOING_SHOWN);

    EndedView(CallViewModel call, CallCommands commands, Words words, Runnable callAgain) {
        getStyleClass().add("ended-view");
        var next = Texts.wrapping(call.endNextStep(), "subtitle", "centred");
        next.setId("end-next");
        next.setMaxWidth(WIDEST_TEXT);
        StringBinding lasted = Bindings.createStringBinding(
                () -> call.page().get() != CallViewModel.Page.ENDED
                                || call.callTime().get().isEmpty()
                        ? ""
                        : words.text("end.lasted", call.callTime().get()),
                call.page(),
                call.callTime(),
                words.language());
        var time = Texts.label(lasted, "chip");
        Texts.showWhen(time, Texts.filled(lasted));
        var headline = Texts.label(call.endHeadline(), "title", "strong");
        headline.setId("end-headline");
        getChildren()
                .addAll(
                        new Avatar(AVATAR, call.peerName(), call.peerId()),
                        headline,
                        next,
                        time,
                        buttons(commands, words, callAgain));
        leave.setOnFinished(_ -> commands.dismiss());
        call.page().subscribe(page -> onPage(page, call));
    }

    private void onPage(CallViewModel.Page page, CallViewModel call) {
        if (page == CallViewModel.Page.ENDED && call.endIsOwnDoing()) {
            leave.playFromStart();
        } else {
            leave.stop();
        }
    }

    private HBox buttons(CallCommands commands, Words words, Runnable callAgain) {
        Button home = new Button();
        home.setId("end-home");
        home.textProperty().bind(words.bound("end.home"));
        home.getStyleClass().addAll("big-button", "strong");
        home.setOnAction(_ -> commands.dismiss());
        Button again = new Button("", Icons.of(Feather.PHONE));
        again.setId("end-again");
        again.textProperty().bind(words.bound("end.again"));
        again.getStyleClass().addAll("big-button", "primary", "strong");
        again.setOnAction(_ -> {
            leave.stop();
            callAgain.run();
        });
        HBox row = new HBox(home, again);
        row.getStyleClass().addAll("button-row", "ended-buttons");
        return row;
    }
}
