package app.parley.webrtc;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs what blocks on a device, one piece of work after the other, each on a daemon thread of its own: a device that is
 * still being closed would look busy. Work that hangs is overtaken. Confined to call-control.
 */
final class DeviceQueue {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    void run(String name, Runnable work) {
        CompletableFuture<Void> before = last;
        CompletableFuture<Void> done = new CompletableFuture<>();
        last = done;
        Thread.ofPlatform().name(name).daemon().start(() -> {
            await(before, PATIENCE);
            Guard.run(work);
            done.complete(null);
        });
    }

    /** Waits until all is done, for at most {@code limit}. */
    void await(Duration limit) {
        await(last, limit);
    }

    private static void await(CompletableFuture<Void> work, Duration limit) {
        try {
            work.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // Given up.
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
