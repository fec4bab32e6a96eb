package app.parley.signaling;

import java.time.Duration;

/** The thread that owns a connection's state, and its time. */
interface Schedule {
    /** Something that will run once. */
    interface Timer {
        Timer NONE = () -> {};

        /** Does nothing where it has run. */
        void cancel();
    }

    /** Runs {@code task} on the thread after what was posted before; nothing happens after {@link #shutDown}. */
    void post(Runnable task);

    Timer after(Duration delay, Runnable task);

    /** Nanoseconds from some moment on. */
    long now();

    /** Runs nothing any more. */
    void shutDown();
}
