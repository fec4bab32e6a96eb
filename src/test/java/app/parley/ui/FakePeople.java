package app.parley.ui;

import app.parley.call.PeerId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** People who come and go as a test says. */
final class FakePeople implements People {
    private final List<Consumer<State>> subscribers = new CopyOnWriteArrayList<>();
    private volatile State state;
    private volatile boolean listed;
    private volatile boolean connectsAhead = true;
    private volatile boolean full;

    FakePeople(State state) {
        this.state = state;
    }

    static FakePeople nobody() {
        return new FakePeople(new State(List.of(), Optional.empty()));
    }

    static Person person(String id, String name, Presence presence, boolean kept) {
        return new Person(new PeerId(id), name, presence, kept);
    }

    static State knowingAna(Presence presence) {
        return new State(List.of(person("amber-owl-88", "Ana Ruiz", presence, false)), Optional.empty());
    }

    void publish(State newest) {
        state = newest;
        subscribers.forEach(it -> it.accept(newest));
    }

    /** From now on nobody more can be kept. */
    void fill() {
        full = true;
    }

    State state() {
        return state;
    }

    @Override
    public void subscribe(Consumer<State> subscriber) {
        subscribers.add(subscriber);
        subscriber.accept(state);
    }

    @Override
    public boolean keep(PeerId id, boolean wanted) {
        if (wanted && full) {
            return false;
        }
        List<Person> known = new ArrayList<>();
        boolean found = false;
        for (Person it : state.known()) {
            boolean his = it.id().equals(id);
            found |= his;
            known.add(his ? new Person(id, it.name(), it.presence(), wanted) : it);
        }
        if (!found) {
            known.add(new Person(id, "", Presence.UNKNOWN, wanted));
        }
        publish(new State(known, state.directory()));
        return true;
    }

    @Override
    public void refreshDirectory() {
        publish(state);
    }

    @Override
    public boolean listed() {
        return listed;
    }

    @Override
    public void setListed(boolean wanted) {
        listed = wanted;
    }

    @Override
    public boolean connectsAhead() {
        return connectsAhead;
    }

    @Override
    public void setConnectsAhead(boolean wanted) {
        connectsAhead = wanted;
    }
}
