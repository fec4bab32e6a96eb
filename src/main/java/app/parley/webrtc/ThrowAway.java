package app.parley.webrtc;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Runs native queries that can hang for ever on a daemon thread that is given up if it does. */
final class ThrowAway {
    /** Longer than any healthy device takes to answer. */
    static final Duration LIMIT = Duration.ofSeconds(2);

    private ThrowAway() {}

    /**
     * Waits for {@code query}, for at most {@code limit}.
     *
     * @param adopt gets a result that came too late, on the daemon thread: somebody has to dispose of it
     * @throws TimeoutException if it did not return in time
     * @throws ExecutionException with whatever it threw, {@code Error}s of the bindings included
     */
    static <T> T call(String name, Duration limit, Callable<T> query, Consumer<T> adopt)
            throws TimeoutException, ExecutionException {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                T value = query.call();
                if (!result.complete(value)) {
                    adopt.accept(value);
                }
            } catch (Throwable thrown) {
                result.completeExceptionally(thrown);
            }
        });
        try {
            return result.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            if (result.completeExceptionally(e)) {
                throw e;
            }
            return result.resultNow();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimeoutException("interrupted");
        }
    }
}
