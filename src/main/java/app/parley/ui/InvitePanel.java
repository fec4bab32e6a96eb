package app.parley.ui;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The link for someone without Parley: as a QR code, to copy, and for whom it works. */
final class InvitePanel extends VBox {
    private final InviteViewModel invite;
    private final Words words;
    private final VBox others = new VBox();

    InvitePanel(InviteViewModel invite, Words words) {
        this.invite = invite;
        this.words = words;
        getStyleClass().add("invite-panel");
        Label how = Texts.wrapping(words.bound("invite.how"));
        Texts.showWhen(how, Texts.filled(invite.link()));
        QrView code = new QrView(invite.link(), words);
        VBox middle = new VBox(code);
        middle.getStyleClass().add("invite-code");
        Texts.showWhen(middle, Texts.filled(invite.link()));
        VBox links = new VBox();
        Label advice = Texts.wrapping(invite.advice(), "subtitle");
        advice.setId("invite-advice");
        others.getStyleClass().add("setting");
        getChildren().addAll(how, middle, links, advice, others);
        Overlay.whileOpen(
                this,
                invite.link()
                        .subscribe(link -> links.getChildren().setAll(link.isEmpty() ? List.of() : List.of(row(link))))
                        .and(invite.others().subscribe(this::showOthers)));
    }

    private void showOthers(List<String> addresses) {
        others.getChildren().clear();
        if (!addresses.isEmpty()) {
            others.getChildren().add(Texts.label(words.bound("invite.others"), "caption", "strong"));
            addresses.forEach(link -> others.getChildren().add(row(link)));
        }
    }

    private HBox row(String link) {
        Label text = new Label(link);
        text.getStyleClass().addAll("link", "medium");
        text.setWrapText(true);
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        CopyButton copy = new CopyButton(words, () -> link, "invite.copy", link);
        if (link.equals(invite.link().get())) {
            text.setId("invite-link");
            copy.setId("copy-link");
        }
        copy.setMinWidth(USE_PREF_SIZE);
        HBox row = new HBox(text, copy);
        row.getStyleClass().add("id-row");
        return row;
    }
}
