package app.parley.ui;

import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The connection to the server as a light and words; what is wrong and what to do stands below. */
final class StatusRow extends VBox {
    /** @param tryAgain connects anew where the server has refused, which may have changed its mind */
    StatusRow(SelfViewModel self, Words words, Runnable tryAgain) {
        getStyleClass().add("status-row");
        Region light = new Region();
        light.getStyleClass().add("light");
        self.light().subscribe(now -> {
            for (SelfViewModel.Light each : SelfViewModel.Light.values()) {
                light.pseudoClassStateChanged(
                        PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == now);
            }
        });
        Label state = Texts.label(self.signaling(), "caption");
        state.setId("signaling");
        HBox row = new HBox(light, state);
        row.getStyleClass().add("row-tight");
        Label problem = Texts.wrapping(self.signalingProblem(), "problem-text");
        problem.setId("signaling-problem");
        Texts.showWhen(problem, Texts.filled(self.signalingProblem()));
        // Made where it is wanted: a start mostly has no use for it.
        self.refused()
                .subscribe(refused -> getChildren()
                        .setAll(refused ? List.of(row, problem, button(words, tryAgain)) : List.of(row, problem)));
    }

    private static Button button(Words words, Runnable tryAgain) {
        Button button = new Button("", Icons.of(Feather.ROTATE_CW));
        button.setId("try-again");
        button.textProperty().bind(words.bound("signaling.again"));
        button.getStyleClass().addAll("big-button", "medium");
        button.setOnAction(_ -> tryAgain.run());
        return button;
    }
}
