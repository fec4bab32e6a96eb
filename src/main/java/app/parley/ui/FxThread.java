package app.parley.ui;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/** The only door into the JavaFX Application Thread. */
public final class FxThread {
    private FxThread() {}

    /** Runs {@code work} on the JavaFX Application Thread: at once where this is it, else later, in order. */
    public static void run(Runnable work) {
        if (Platform.isFxApplicationThread()) {
            work.run();
        } else {
            Platform.runLater(work);
        }
    }

    /** Runs {@code work} there after the pulse that is going on, even where the caller is on that thread. */
    public static void later(Runnable work) {
        Platform.runLater(work);
    }

    /**
     * Brings the newest value over: values that come faster than the thread takes them replace each other, so that a
     * busy window never has a queue of outdated ones to work off. The result may be called from any thread.
     */
    static <T> Consumer<T> newest(Consumer<T> receiver) {
        AtomicReference<@Nullable T> waiting = new AtomicReference<>();
        // Made once: some values are pictures, 30 a second.
        Runnable handOver = () -> {
            T newest = waiting.getAndSet(null);
            if (newest != null) {
                receiver.accept(newest);
            }
        };
        return value -> {
            if (waiting.getAndSet(value) == null) {
                run(handOver);
            }
        };
    }
}
