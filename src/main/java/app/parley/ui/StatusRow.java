package app.parley.ui;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The connection to the server as a light and words; what is wrong and what to do stands below. */
final class StatusRow extends VBox {
    StatusRow(SelfViewModel self, Words words) {
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
        getChildren().addAll(row, problem);
    }
}
