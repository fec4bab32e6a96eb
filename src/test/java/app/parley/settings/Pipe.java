package app.parley.settings;

import app.parley.rig.ChildProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A named pipe where a file is looked for: whoever opens it waits for somebody at its other end. */
final class Pipe {
    private static final long PATIENCE_SECONDS = 5;

    private Pipe() {}

    static void make(Path path) throws Exception {
        ChildProcess.run(List.of("mkfifo", path.toString()));
    }

    /**
     * What {@code reading} returns.
     *
     * @throws java.util.concurrent.TimeoutException if it waits
     */
    static <T> T within(Callable<T> reading) throws Exception {
        FutureTask<T> task = new FutureTask<>(reading);
        // A daemon, since nothing interrupts the opening of a pipe.
        Thread.ofPlatform().daemon().start(task);
        try {
            return task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception failure ? failure : e;
        }
    }
}
