package app.parley;

import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Logging as a person at a terminal wants it: warnings on standard error, all with {@code -Dparley.log=FINE}. */
final class Logs {
    /** Below INFO these libraries log peers' addresses and whole messages. Held, since the JDK holds loggers weakly. */
    private static final List<Logger> TOO_OPEN =
            List.of(Logger.getLogger("io.netty"), Logger.getLogger("org.java_websocket"));

    /** Warns where a machine has no network, which we say ourselves. */
    private static final Logger NO_NEWS = Logger.getLogger("io.netty.util.internal.MacAddressUtil");

    private Logs() {}

    static void configure() {
        Logger root = Logger.getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        Level level = Level.parse(System.getProperty("parley.log", "WARNING"));
        Handler console = new ConsoleHandler();
        console.setLevel(level);
        console.setFormatter(new OneLine());
        root.addHandler(console);
        root.setLevel(level);
        Level discreet = level.intValue() < Level.INFO.intValue() ? Level.INFO : level;
        TOO_OPEN.forEach(library -> library.setLevel(discreet));
        NO_NEWS.setLevel(level.intValue() < Level.WARNING.intValue() ? discreet : Level.SEVERE);
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord entry) {
            String thrown = entry.getThrown() == null ? "" : " " + stack(entry.getThrown());
            return "%tT.%<tL %s %s: %s%s%n"
                    .formatted(
                            entry.getMillis(),
                            entry.getLevel(),
                            entry.getLoggerName().replaceFirst(".*\\.", ""),
                            formatMessage(entry),
                            thrown);
        }

        private static String stack(Throwable thrown) {
            var text = new java.io.StringWriter();
            thrown.printStackTrace(new java.io.PrintWriter(text));
            return text.toString();
        }
    }
}
