package app.parley.control;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The {@code call-control} thread: the only one that owns call state and native objects, and the timers. Work comes in
 * by {@link #post} from anywhere and runs in order; after {@link #close} it is dropped in silence.
 */
public final class ControlThread implements AutoCloseable {
    /** The thread's name, as a thread dump shows it. */
    public static final String NAME = "call-control";

    private static final Logger LOG = System.getLogger(ControlThread.class.getName());
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

    private final ScheduledThreadPoolExecutor executor;
    private volatile Thread thread = Thread.currentThread();

    public ControlThread() {
        executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread created = new Thread(work, NAME);
            created.setDaemon(true);
            thread = created;
            return created;
        });
        executor.setRemoveOnCancelPolicy(true);
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        executor.setRejectedExecutionHandler((work, pool) -> LOG.log(Level.DEBUG, "dropped after close"));
        executor.prestartCoreThread();
    }

    /** Runs {@code work} after everything posted before it. An exception is logged and harms nobody else. */
    public void post(Runnable work) {
        executor.execute(guarded(work));
    }

    /**
     * Runs {@code work} after {@code delay}.
     *
     * @return cancels it; harmless once it has run
     */
    public Runnable schedule(Duration delay, Runnable work) {
        Future<?> task = executor.schedule(guarded(work), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> task.cancel(false);
    }

    /** Runs {@code work} again and again, {@code pause} after its last end, until the result is run. */
    public Runnable repeat(Duration pause, Runnable work) {
        Future<?> task = executor.scheduleWithFixedDelay(
                guarded(work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return () -> task.cancel(false);
    }

    /** Whether the caller is on this thread. */
    public boolean isCurrent() {
        return Thread.currentThread() == thread;
    }

    /** @throws IllegalStateException when called from another thread: native objects have one owner */
    public void assertCurrent() {
        if (!isCurrent()) {
            throw new IllegalStateException("confined to " + NAME + ", called on "
                    + Thread.currentThread().getName());
        }
    }

    /** Finishes what has been posted, for at most 5 s. Called from another thread. */
    @Override
    public void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(LONGEST_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "call-control did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                // The bindings throw java.lang.Error for ordinary failures; the thread must outlive them.
                LOG.log(Level.ERROR, "failed on call-control", e);
            }
        };
    }
}
