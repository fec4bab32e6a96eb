package app.parley.ui;

import java.util.List;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

/** The link by which someone without Parley calls me, and what to know of it. Needs no toolkit. */
final class InviteViewModel {
    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(?:localhost|127\\.[\\d.]+|\\[::1])(?:[:/].*)?", Pattern.CASE_INSENSITIVE);

    private final ObservableValue<Reach.State> reach;
    private final ObservableValue<Boolean> online;
    private final Words words;
    private final ReadOnlyStringWrapper link = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<String>> others = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper advice = new ReadOnlyStringWrapper("");

    InviteViewModel(ObservableValue<Reach.State> reach, ObservableValue<Boolean> online, Words words) {
        this.reach = reach;
        this.online = online;
        this.words = words;
        reach.subscribe(this::derive);
        online.subscribe(this::derive);
        words.language().subscribe(this::derive);
        derive();
    }

    private void derive() {
        Reach.State state = reach.getValue();
        List<String> links = online.getValue() ? state.guestLinks() : List.of();
        link.set(links.isEmpty() ? "" : links.getFirst());
        others.set(links.isEmpty() ? List.of() : links.subList(1, links.size()));
        advice.set(words.text(key(state.choice().kind())));
    }

    private String key(Reach.Kind kind) {
        if (link.get().isEmpty()) {
            return online.getValue() ? "invite.noPage" : "invite.offline";
        }
        // Browsers take a page of the same computer for safe without https.
        if (LOOPBACK.matcher(link.get()).matches()) {
            return "invite.this_computer";
        }
        if (link.get().startsWith("https:")) {
            return "invite.secure";
        }
        return kind == Reach.Kind.SERVER ? "invite.insecure" : "invite.this_network";
    }

    /** The best link; empty where there is none. */
    ReadOnlyStringProperty link() {
        return link.getReadOnlyProperty();
    }

    /** The same by other addresses of this computer. */
    ReadOnlyObjectProperty<List<String>> others() {
        return others.getReadOnlyProperty();
    }

    /** For whom the link works, or why there is none, and what to do. */
    ReadOnlyStringProperty advice() {
        return advice.getReadOnlyProperty();
    }
}
