package app.parley.ui;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Takes every choice but a server whose address has no scheme. */
final class FakeReach implements Reach {
    private final List<Consumer<State>> subscribers = new CopyOnWriteArrayList<>();
    private volatile State state;
    private volatile int tries;

    FakeReach(State state) {
        this.state = state;
    }

    static State of(Kind kind) {
        return switch (kind) {
            case THIS_COMPUTER ->
                new State(
                        new Choice(kind, ""),
                        true,
                        false,
                        List.of(),
                        List.of("http://127.0.0.1:9000/call/amber-fox-217"));
            case THIS_NETWORK ->
                new State(
                        new Choice(kind, ""),
                        true,
                        true,
                        List.of("http://192.168.1.20:9000"),
                        List.of(
                                "http://192.168.1.20:9000/call/amber-fox-217",
                                "http://10.0.0.7:9000/call/amber-fox-217"));
            case SERVER ->
                new State(
                        new Choice(kind, "https://calls.example"),
                        true,
                        false,
                        List.of(),
                        List.of("https://calls.example/call/amber-fox-217"));
        };
    }

    State state() {
        return state;
    }

    @Override
    public void tryAgain() {
        tries++;
    }

    int tries() {
        return tries;
    }

    @Override
    public void subscribe(Consumer<State> subscriber) {
        subscribers.add(subscriber);
        subscriber.accept(state);
    }

    @Override
    public void choose(Choice choice, Consumer<Optional<Problem>> outcome) {
        if (choice.kind() == Kind.SERVER && !choice.server().contains("://")) {
            outcome.accept(Optional.of(Problem.BAD_URL));
            return;
        }
        State usual = of(choice.kind());
        state = new State(choice, true, usual.open(), usual.addresses(), usual.guestLinks());
        subscribers.forEach(it -> it.accept(state));
        outcome.accept(Optional.empty());
    }
}
