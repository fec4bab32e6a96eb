package app.parley.server;

import java.util.Map;

/**
 * One line of the server's log, for formatters: the first parameter of its {@link java.util.logging.LogRecord}. Holds no
 * ID, token, address, description or candidate.
 *
 * @param event what happened, such as {@code listening}
 * @param fields more about it: numbers, booleans and words of ours, in order
 */
public record LogEntry(String event, Map<String, Object> fields) {
    /** Such as {@code listening port=9000}. */
    @Override
    public String toString() {
        var text = new StringBuilder(event);
        fields.forEach(
                (name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }
}
