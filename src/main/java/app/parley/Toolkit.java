package app.parley;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.application.Platform;

/**
 * JavaFX's toolkit as it starts, on a thread of its own: that takes as long as reading the settings does, and a computer
 * has more than one processor.
 */
final class Toolkit {
    private final CompletableFuture<Void> up = new CompletableFuture<>();

    private Toolkit() {}

    /** Begins; once in a process. */
    static Toolkit start() {
        Toolkit toolkit = new Toolkit();
        new Thread(toolkit::begin, "toolkit-start").start();
        return toolkit;
    }

    private void begin() {
        try {
            Graphics.prepare();
            Platform.setImplicitExit(false);
            Platform.startup(() -> up.complete(null));
        } catch (RuntimeException | Error e) {
            up.completeExceptionally(e);
        }
    }

    /** Waits until windows can be made; whether they can, or this machine has no display. */
    boolean awaitUp() {
        try {
            up.join();
            return true;
        } catch (CompletionException e) {
            if (e.getCause() instanceof UnsupportedOperationException || e.getCause() instanceof UnsatisfiedLinkError) {
                return false;
            }
            throw e;
        }
    }
}
