package app.parley.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Those who are told of something; one that fails keeps it from nobody else. Confined to call-control. */
final class Subscribers<T> {
    private static final Logger LOG = System.getLogger(Subscribers.class.getName());

    private final List<Consumer<T>> all = new ArrayList<>();

    void add(Consumer<T> subscriber) {
        all.add(subscriber);
    }

    void remove(Consumer<T> subscriber) {
        all.remove(subscriber);
    }

    void tell(T news) {
        // A copy: who is told may come or go.
        List.copyOf(all).forEach(subscriber -> tell(subscriber, news));
    }

    private void tell(Consumer<T> subscriber, T news) {
        try {
            subscriber.accept(news);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "who was told failed", e);
        }
    }
}
