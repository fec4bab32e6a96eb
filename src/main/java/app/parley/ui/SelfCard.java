package app.parley.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableStringValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Who I am: avatar, name, the ID that others dial, the way to invite by it, and that to the settings. */
final class SelfCard extends VBox {
    private static final double AVATAR = 40;

    SelfCard(SelfViewModel self, ObservableStringValue name, Words words, Runnable openSettings, Runnable openInvite) {
        getStyleClass().add("self-card");
        Button settings = Icons.button(Feather.SETTINGS, words, "home.settings");
        settings.setId("settings");
        settings.setOnAction(_ -> openSettings.run());
        StringBinding shown = Bindings.createStringBinding(
                () -> name.get().isEmpty() ? words.text("home.nameless") : name.get(), name, words.language());
        StringBinding initials = Bindings.createStringBinding(
                () -> name.get().isEmpty() ? self.id().get() : name.get(), name, self.id());
        StringBinding presence = Bindings.createStringBinding(
                () -> words.text(self.online().get() ? "home.online" : "home.offline"),
                self.online(),
                words.language());
        VBox names = new VBox(Texts.label(shown, "strong", "self-name"), Texts.label(presence, "caption"));
        names.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(names, Priority.ALWAYS);
        HBox top = new HBox(new Avatar(AVATAR, initials, self.id()), names, settings);
        top.getStyleClass().add("row");
        getChildren().addAll(top, idRow(self, words), invite(words, openInvite));
    }

    private static Button invite(Words words, Runnable open) {
        Button invite = new Button("", Icons.of(Feather.LINK));
        invite.setId("invite");
        invite.textProperty().bind(words.bound("invite.open"));
        invite.getStyleClass().addAll("big-button", "medium");
        invite.setMaxWidth(Double.MAX_VALUE);
        invite.setOnAction(_ -> open.run());
        return invite;
    }

    private static HBox idRow(SelfViewModel self, Words words) {
        Label id = Texts.label(self.idText(), "own-id", "medium");
        id.setId("own-id");
        CopyButton copy = new CopyButton(words, () -> self.id().get(), "home.copyId");
        copy.setId("copy-id");
        copy.disableProperty().bind(self.id().isEmpty());
        // The ID may shrink with dots, the button may not.
        copy.setMinWidth(USE_PREF_SIZE);
        VBox words2 = new VBox(Texts.label(words.bound("home.myId"), "caption"), id);
        words2.setAlignment(Pos.CENTER_LEFT);
        words2.setMinWidth(0);
        HBox.setHgrow(words2, Priority.ALWAYS);
        HBox row = new HBox(words2, copy);
        row.getStyleClass().add("id-row");
        return row;
    }
}
