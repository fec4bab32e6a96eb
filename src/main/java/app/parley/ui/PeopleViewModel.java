package app.parley.ui;

import app.parley.call.PeerId;
import app.parley.ui.People.Person;
import app.parley.ui.People.Presence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The people I call, as rows, and the server's directory. Needs no toolkit. */
final class PeopleViewModel {
    /**
     * One person.
     *
     * @param title the name, or the ID where there is none
     * @param subtitle presence and ID, as far as they are known and not said yet; possibly empty
     */
    record Row(Person person, String title, String subtitle) {}

    private final Words words;
    private People.State state = new People.State(List.of(), Optional.empty());
    private String sought = "";

    private final ReadOnlyObjectWrapper<List<Row>> known = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Row>> found = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper hasDirectory = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper directoryTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper nobodyFound = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper listProblem = new ReadOnlyStringWrapper("");
    private boolean full;

    PeopleViewModel(Words words) {
        this.words = words;
        words.language().subscribe(this::derive);
    }

    void show(People.State newest) {
        state = newest;
        derive();
    }

    /** Shows of the directory only those whose ID or name has {@code text} in it. */
    void seek(String text) {
        sought = text.strip().toLowerCase(Locale.ROOT);
        derive();
    }

    /** Keeps somebody in the list, or no longer; where the list is full, says so until it has changed. */
    void keep(People people, PeerId id, boolean wanted) {
        full = !people.keep(id, wanted);
        derive();
    }

    private void derive() {
        listProblem.set(full ? words.listFull() : "");
        known.set(state.known().stream().map(this::row).toList());
        List<Person> listed = state.directory().orElse(List.of());
        List<Row> matching =
                listed.stream().filter(this::isSought).map(this::row).toList();
        found.set(matching);
        hasDirectory.set(state.directory().isPresent());
        directoryTitle.set(words.text("people.directory.count", listed.size()));
        nobodyFound.set(
                !matching.isEmpty()
                        ? ""
                        : words.text(listed.isEmpty() ? "people.directory.empty" : "people.directory.none"));
    }

    private boolean isSought(Person person) {
        return (person.name() + "\n" + person.id().value())
                .toLowerCase(Locale.ROOT)
                .contains(sought);
    }

    private Row row(Person person) {
        String id = person.id().value();
        boolean named = !person.name().isEmpty();
        String presence = switch (person.presence()) {
            case ONLINE -> words.text("people.online");
            case OFFLINE -> words.text("people.offline");
            case UNKNOWN -> "";
        };
        String both = presence.isEmpty() || !named ? "" : " · ";
        return new Row(person, named ? person.name() : id, presence + both + (named ? id : ""));
    }

    /** Kept first, then those of the last calls; always in an order that presence does not change. */
    ReadOnlyObjectProperty<List<Row>> known() {
        return known.getReadOnlyProperty();
    }

    /** Those of the directory that are sought. */
    ReadOnlyObjectProperty<List<Row>> found() {
        return found.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty hasDirectory() {
        return hasDirectory.getReadOnlyProperty();
    }

    /** Names the directory, with how many stand in it. */
    ReadOnlyStringProperty directoryTitle() {
        return directoryTitle.getReadOnlyProperty();
    }

    /** Why there are no rows of the directory; empty where there are. */
    ReadOnlyStringProperty nobodyFound() {
        return nobodyFound.getReadOnlyProperty();
    }

    /** Why somebody could not be kept and what to do; empty where all could. */
    ReadOnlyStringProperty listProblem() {
        return listProblem.getReadOnlyProperty();
    }

    /** Whether {@code presence} is worth a dot. */
    static boolean isLit(Presence presence) {
        return presence == Presence.ONLINE;
    }
}
