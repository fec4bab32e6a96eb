package app.parley.server;

import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Everything the server logs. Only what these events carry gets into the log, and none carries who somebody is or what
 * somebody says: no ID, token, address, description or candidate.
 */
enum LogEvent {
    LISTENING(Level.INFO),
    METRICS_LISTENING(Level.INFO),
    DRAINING(Level.INFO),
    STOPPED(Level.INFO),
    CERTIFICATE_TAKEN(Level.INFO),
    CERTIFICATE_REFUSED(Level.WARNING),
    HOUSEKEEPING_FAILED(Level.ERROR),
    STATE_SET_ASIDE(Level.WARNING),
    STATE_NOT_WRITTEN(Level.WARNING),
    CLAIMED(Level.DEBUG),
    REFUSED(Level.DEBUG),
    EXPIRED(Level.DEBUG),
    CLOSED(Level.DEBUG);

    private static final System.Logger LOG = System.getLogger("app.parley.server");

    private final Level level;

    LogEvent(Level level) {
        this.level = level;
    }

    /** As it stands in the log, such as {@code certificate-taken}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @param namesAndValues pairs; values are numbers, booleans and words of ours */
    void log(Object... namesAndValues) {
        if (LOG.isLoggable(level)) {
            Map<String, Object> fields = LinkedHashMap.newLinkedHashMap(namesAndValues.length / 2);
            for (int i = 0; i < namesAndValues.length; i += 2) {
                fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
            }
            var entry = new LogEntry(word(), fields);
            LOG.log(level, entry.toString(), entry);
        }
    }

    /** With what was thrown; formatters show its class and where it came from, not its message. */
    void log(Throwable thrown) {
        LOG.log(level, word(), thrown);
    }
}
