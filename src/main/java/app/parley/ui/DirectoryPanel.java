package app.parley.ui;

import app.parley.call.PeerId;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Who stands in the server's directory, with a field to search it. */
final class DirectoryPanel extends VBox {
    /** More than that nobody reads; the field finds the rest. */
    private static final int MOST_SHOWN = 100;

    /** @param call calls somebody */
    DirectoryPanel(PeopleViewModel model, People people, Words words, Consumer<PeerId> call) {
        getStyleClass().add("directory-panel");
        TextField field = new TextField();
        field.setId("search-directory");
        field.getStyleClass().add("big-field");
        field.promptTextProperty().bind(words.bound("people.directory.search"));
        field.accessibleTextProperty().bind(words.bound("people.directory.search"));
        field.textProperty().subscribe(model::seek);
        Label nobody = Texts.wrapping(model.nobodyFound(), "subtitle");
        nobody.setId("directory-nobody");
        Texts.showWhen(nobody, Texts.filled(model.nobodyFound()));
        PersonRows rows = new PersonRows(words, call, (id, wanted) -> model.keep(people, id, wanted));
        getChildren().addAll(field, nobody, PeopleCard.problem(model), rows);
        Overlay.whileOpen(
                this,
                model.found().subscribe(found -> rows.show(found.subList(0, Math.min(MOST_SHOWN, found.size())))));
    }
}
