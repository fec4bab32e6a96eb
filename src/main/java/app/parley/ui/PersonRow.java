package app.parley.ui;

import app.parley.call.PeerId;
import app.parley.ui.PeopleViewModel.Row;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Somebody who can be called: avatar with a dot where they are online, name, and what can be done. */
final class PersonRow extends HBox {
    private static final double AVATAR = 40;
    private static final double STAR_RADIUS = 8;
    private static final PseudoClass KEPT = PseudoClass.getPseudoClass("kept");

    /**
     * @param call calls them
     * @param keep keeps them in the list, or no longer
     */
    PersonRow(Row row, Words words, Consumer<PeerId> call, BiConsumer<PeerId, Boolean> keep) {
        getStyleClass().addAll("row", "person-row");
        PeerId id = row.person().id();
        getChildren().addAll(face(row), names(row), star(row, words, keep), callButton(row, words, call));
        setId("person-" + id.value());
    }

    private static StackPane face(Row row) {
        var title = new ReadOnlyStringWrapper(row.title());
        var id = new ReadOnlyStringWrapper(row.person().id().value());
        StackPane face = new StackPane(new Avatar(AVATAR, title, id));
        face.setMinSize(AVATAR, AVATAR);
        face.setMaxSize(AVATAR, AVATAR);
        if (PeopleViewModel.isLit(row.person().presence())) {
            Region dot = new Region();
            dot.getStyleClass().add("presence-dot");
            StackPane.setAlignment(dot, Pos.BOTTOM_RIGHT);
            face.getChildren().add(dot);
        }
        return face;
    }

    private static VBox names(Row row) {
        Label title = new Label(row.title());
        title.getStyleClass().add("medium");
        Label subtitle = new Label(row.subtitle());
        subtitle.getStyleClass().add("caption");
        VBox names = new VBox(title);
        if (!row.subtitle().isEmpty()) {
            names.getChildren().add(subtitle);
        }
        for (Label each : new Label[] {title, subtitle}) {
            each.setMinWidth(0);
            // What does not fit can still be read.
            Tooltip.install(
                    each, new Tooltip(row.title() + "\n" + row.person().id().value()));
        }
        names.setMinWidth(0);
        names.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(names, Priority.ALWAYS);
        return names;
    }

    /** Filled for who is kept, an outline for others: a difference that does not rest on colour. */
    private static Button star(Row row, Words words, BiConsumer<PeerId, Boolean> keep) {
        boolean kept = row.person().kept();
        Button star = new Button("", new Star(STAR_RADIUS));
        star.getStyleClass().addAll("icon-button", "star");
        star.pseudoClassStateChanged(KEPT, kept);
        Icons.explain(star, words, kept ? "people.forget" : "people.keep", row.title());
        star.setMinWidth(USE_PREF_SIZE);
        star.setOnAction(_ -> keep.accept(row.person().id(), !kept));
        return star;
    }

    private static Button callButton(Row row, Words words, Consumer<PeerId> call) {
        Button button = new Button("", Icons.of(Feather.VIDEO));
        button.getStyleClass().addAll("icon-button", "call-person");
        Icons.explain(button, words, "people.call", row.title());
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> call.accept(row.person().id()));
        return button;
    }
}
