package app.parley;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Writes files for the window, one after the other, so that the window never waits for a disk. */
final class BackgroundThread implements AutoCloseable {
    private static final Logger LOG = System.getLogger(BackgroundThread.class.getName());
    private static final int LONGEST_CLOSE_SECONDS = 5;

    /** Work that may fail on a file. */
    @FunctionalInterface
    interface FileWork {
        void run() throws IOException;
    }

    private final ExecutorService executor = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("files").daemon().factory());

    /** Runs {@code work} after all that came before it; after {@link #close} it is dropped in silence. */
    void run(FileWork work) {
        try {
            executor.execute(() -> doOrLog(work));
        } catch (RejectedExecutionException e) {
            // Such as what a window put off until its first frame, which came once it was closed.
            LOG.log(Level.DEBUG, "dropped after close");
        }
    }

    private static void doOrLog(FileWork work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.WARNING, "a file could not be written", e);
        }
    }

    /** Lets what is being written be finished. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "files are still being written");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
