package app.parley.ui;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** From where my ID can be called, with the address that others type. */
final class ReachCard extends VBox {
    private final Words words;
    private final Icon icon = Icons.of(Feather.MONITOR);
    private final Label title = new Label();
    private final VBox details = new VBox();

    ReachCard(ObservableValue<Reach.State> state, Words words, Runnable change) {
        this.words = words;
        getStyleClass().add("reach-card");
        title.getStyleClass().add("medium");
        title.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        details.getStyleClass().add("reach-details");
        Button button = new Button();
        button.setId("change-reach");
        button.textProperty().bind(words.bound("change"));
        button.getStyleClass().addAll("link-button", "medium");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> change.run());
        HBox head = new HBox(icon, title, button);
        head.getStyleClass().add("row");
        VBox card = new VBox(head, details);
        card.getStyleClass().add("card");
        getChildren().addAll(Texts.label(words.bound("reach.section"), "caption", "strong"), card);
        state.subscribe(this::show);
        words.language().subscribe(() -> show(state.getValue()));
    }

    private void show(Reach.State state) {
        Reach.Choice choice = state.choice();
        icon.show(icon(choice.kind()));
        title.setText(words.text(Words.key("reach", choice.kind())));
        details.getChildren().clear();
        switch (choice.kind()) {
            case THIS_COMPUTER -> {
                say(state.open() ? "reach.this_computer.opened" : "reach.this_computer.detail");
                list(state.addresses());
            }
            case SERVER -> say("reach.server.at", choice.server());
            case THIS_NETWORK -> {
                say(network(state));
                list(state.addresses());
            }
        }
    }

    private static String network(Reach.State state) {
        if (!state.open()) {
            return "reach.this_network.closed";
        }
        return state.addresses().isEmpty() ? "reach.this_network.none" : "reach.this_network.type";
    }

    private void list(List<String> addresses) {
        addresses.forEach(address -> details.getChildren().add(address(address)));
    }

    private void say(String key, Object... values) {
        details.getChildren().add(Texts.wrapping(words.bound(key, values), "caption"));
    }

    private HBox address(String address) {
        Label label = new Label(address);
        label.getStyleClass().addAll("address", "medium");
        label.setMinWidth(0);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        CopyButton copy = new CopyButton(words, () -> address, "reach.copyAddress", address);
        copy.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(label, copy);
        row.getStyleClass().add("address-row");
        return row;
    }

    static Feather icon(Reach.Kind kind) {
        return switch (kind) {
            case THIS_COMPUTER -> Feather.MONITOR;
            case THIS_NETWORK -> Feather.WIFI;
            case SERVER -> Feather.GLOBE;
        };
    }
}
