package app.parley.ui;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What does not work and what to do about it, one line each; never in the way of a control. */
final class Notes extends VBox {
    Notes(ObservableValue<List<String>> sentences) {
        getStyleClass().add("notes");
        setPickOnBounds(false);
        sentences.subscribe(
                all -> getChildren().setAll(all.stream().map(Notes::note).toList()));
        Texts.showWhen(this, sentences.map(all -> !all.isEmpty()));
    }

    private static HBox note(String sentence) {
        Label text = new Label(sentence);
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox note = new HBox(Icons.of(Feather.ALERT_TRIANGLE, "warn-icon"), text);
        note.getStyleClass().add("note");
        return note;
    }
}
