package app.parley.signaling;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells subscribers what kind of server greets. Confined to the signaling thread. */
final class Greetings {
    private final Presence presence;
    private final List<Consumer<Boolean>> subscribers = new ArrayList<>();
    private boolean greeted;

    Greetings(Presence presence) {
        this.presence = presence;
    }

    /** What the server that greets may tell of others. */
    Presence presence() {
        return presence;
    }

    /** Tells at each greeting, and now if there was one, whether the server is one of ours. */
    void subscribe(Consumer<Boolean> subscriber) {
        subscribers.add(subscriber);
        if (greeted) {
            subscriber.accept(presence.isExtended());
        }
    }

    /** A server has greeted. */
    void greeted() {
        greeted = true;
        subscribers.forEach(it -> it.accept(presence.isExtended()));
    }
}
