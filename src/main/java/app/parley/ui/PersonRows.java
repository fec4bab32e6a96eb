package app.parley.ui;

import app.parley.call.PeerId;
import app.parley.ui.PeopleViewModel.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.layout.VBox;

/** People below each other. Who has not changed keeps the node, and with it focus and a press that has begun. */
final class PersonRows extends VBox {
    private final People people;
    private final Words words;
    private final Consumer<PeerId> call;
    private Map<Row, PersonRow> shown = Map.of();

    /** @param call calls somebody */
    PersonRows(People people, Words words, Consumer<PeerId> call) {
        this.people = people;
        this.words = words;
        this.call = call;
        getStyleClass().add("people-rows");
    }

    void show(List<Row> rows) {
        Map<Row, PersonRow> next = new HashMap<>();
        List<PersonRow> nodes =
                rows.stream().map(row -> next.computeIfAbsent(row, this::node)).toList();
        shown = next;
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
    }

    private PersonRow node(Row row) {
        PersonRow there = shown.get(row);
        return there == null ? new PersonRow(row, words, call, people::keep) : there;
    }
}
