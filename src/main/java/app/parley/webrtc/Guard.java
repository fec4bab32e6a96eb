package app.parley.webrtc;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** The only way into Java from native callbacks: an exception that escaped one would abort the process. */
final class Guard {
    private static final Logger LOG = System.getLogger(Guard.class.getName());

    private Guard() {}

    /** Runs {@code body}; whatever it throws is logged and goes no further. */
    static void run(Runnable body) {
        try {
            body.run();
        } catch (Throwable thrown) {
            report(thrown);
        }
    }

    static void report(Throwable thrown) {
        try {
            LOG.log(Level.ERROR, "in a native callback", thrown);
        } catch (Throwable ignored) {
            // Nothing may leave a native callback, not even a failure to log.
        }
    }
}
