package app.parley.ui;

import app.parley.call.PeerId;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The people I call, who of them is online, and the way to the server's directory where it keeps one. */
final class PeopleCard extends VBox {
    private final Words words;

    /**
     * @param call calls somebody
     * @param doors where its buttons lead
     */
    PeopleCard(PeopleViewModel model, People people, Words words, Consumer<PeerId> call, PeopleCard.Doors doors) {
        this.words = words;
        getStyleClass().add("people-card");
        PersonRows rows = new PersonRows(words, call, (id, wanted) -> model.keep(people, id, wanted));
        Label empty = Texts.wrapping(words.bound("people.empty"), "caption");
        empty.setId("people-empty");
        Texts.showWhen(empty, model.known().map(List::isEmpty));
        getChildren().addAll(head(doors.add()), empty, problem(model), rows, directory(model, doors.directory()));
        model.known().subscribe(rows::show);
    }

    /** That nobody more can be kept, where the person tried it. */
    static Label problem(PeopleViewModel model) {
        Label problem = Texts.problem(model.listProblem());
        problem.getStyleClass().add("list-problem");
        return problem;
    }

    /**
     * Where the card's buttons lead.
     *
     * @param add lets the person add somebody
     * @param directory shows the server's
     */
    record Doors(Runnable add, Runnable directory) {}

    private HBox head(Runnable add) {
        Label title = Texts.label(words.bound("people.title"), "caption", "strong");
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        Button button = Icons.button(Feather.USER_PLUS, words, "people.add");
        button.setId("add-person");
        button.setOnAction(_ -> add.run());
        HBox head = new HBox(title, button);
        head.getStyleClass().addAll("row", "people-head");
        return head;
    }

    private static Button directory(PeopleViewModel model, Runnable open) {
        Button button = new Button("", Icons.of(Feather.BOOK_OPEN));
        button.setId("open-directory");
        button.textProperty().bind(model.directoryTitle());
        button.getStyleClass().addAll("link-button", "medium", "directory-button");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setOnAction(_ -> open.run());
        Texts.showWhen(button, model.hasDirectory());
        return button;
    }
}
