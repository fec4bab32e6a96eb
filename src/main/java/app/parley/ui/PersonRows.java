package app.parley.ui;

import app.parley.call.PeerId;
import app.parley.ui.PeopleViewModel.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.layout.VBox;

/** People below each other. Who has not changed keeps the node, and with it focus and a press that has begun. */
final class PersonRows extends VBox {
    private final BiConsumer<PeerId, Boolean> keep;
    private final Words words;
    private final Consumer<PeerId> call;
    private Map<Row, PersonRow> shown = Map.of();

    /**
     * @param call calls somebody
     * @param keep keeps somebody in the list, or no longer
     */
    PersonRows(Words words, Consumer<PeerId> call, BiConsumer<PeerId, Boolean> keep) {
        this.keep = keep;
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
            Node focused = getScene() == null ? null : getScene().getFocusOwner();
            boolean visibly = focused != null && focused.isFocusVisible();
            Optional<PersonRow> before = getChildren().stream()
                    .map(PersonRow.class::cast)
                    .filter(row -> row.getChildren().contains(focused))
                    .findFirst();
            getChildren().setAll(nodes);
            before.ifPresent(row -> restoreFocus(row, row.getChildren().indexOf(focused), visibly));
        }
    }

    /** A row that has changed is a new one: keys go on where they were. */
    private void restoreFocus(PersonRow before, int index, boolean visibly) {
        for (Node row : getChildren()) {
            if (row != before && row.getId().equals(before.getId())) {
                List<Node> parts = ((PersonRow) row).getChildren();
                if (visibly) {
                    // Alone it would lose the ring around it.
                    parts.get(index - 1).requestFocusTraversal(TraversalDirection.NEXT);
                } else {
                    parts.get(index).requestFocus();
                }
            }
        }
    }

    private PersonRow node(Row row) {
        PersonRow there = shown.get(row);
        return there == null ? new PersonRow(row, words, call, keep) : there;
    }
}
