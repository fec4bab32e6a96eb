package app.parley.net;

import java.util.concurrent.TimeUnit;

/** Times for people to read: a test asserts none, since the machine may be busy. */
final class Measured {
    private Measured() {}

    /** Prints how long ago {@code sinceNanos} ({@link System#nanoTime}) was. */
    static void print(String what, long sinceNanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sinceNanos);
        System.out.printf("MEASURED %s: %d ms%n", what, millis);
    }
}
