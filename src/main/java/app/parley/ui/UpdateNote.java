package app.parley.ui;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Says quietly that a later version is out and what is new, until the person has heard enough of it. */
final class UpdateNote extends HBox {
    private final ObjectProperty<Optional<Updates.Release>> release = new SimpleObjectProperty<>(Optional.empty());

    /** @param browser shows a page to the person */
    UpdateNote(Updates updates, Words words, Consumer<String> browser) {
        getStyleClass().addAll("update-note");
        StringBinding said = Bindings.createStringBinding(
                () -> release.get().map(it -> sentence(it, words)).orElse(""), release, words.language());
        Label text = Texts.wrapping(said, "subtitle");
        text.setId("update-text");
        text.setMinWidth(0);
        HBox.setHgrow(text, Priority.SOMETIMES);
        Button read = new Button("", Icons.of(Feather.EXTERNAL_LINK));
        read.setId("update-read");
        read.textProperty().bind(words.bound("update.read"));
        read.getStyleClass().addAll("link-button", "medium");
        read.setOnAction(_ -> browser.accept(page()));
        CopyButton copy = new CopyButton(words, this::page, "update.copy");
        copy.setId("update-copy");
        Button dismiss = Icons.button(Feather.X, words, "update.dismiss");
        dismiss.setId("update-dismiss");
        dismiss.setOnAction(_ -> updates.dismiss());
        for (Button each : new Button[] {read, copy, dismiss}) {
            each.setMinWidth(USE_PREF_SIZE);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addAll(text, read, copy, gap, dismiss);
        Texts.showWhen(this, release.map(Optional::isPresent));
        updates.subscribe(FxThread.newest(release::set));
    }

    private static String sentence(Updates.Release release, Words words) {
        String news = words.language().get() == Language.CHINESE ? release.chinese() : release.english();
        return words.text("update.out", release.version(), news);
    }

    private String page() {
        return release.get().map(Updates.Release::page).orElse("");
    }
}
