package app.parley.cli;

import app.parley.server.LogEntry;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The server's log for programs: a line an event, key=value pairs or a JSON object. Of what is thrown it shows the class
 * and where it came from; messages of exceptions may hold what a client sent. Addresses in what libraries say are blanked.
 */
final class ServerLogFormatter extends Formatter {
    private static final int FRAMES = 8;
    private static final Pattern ADDRESS = Pattern.compile(
            "/?\\d{1,3}(\\.\\d{1,3}){3}(:\\d+)?|/?\\[?[0-9a-fA-F]{0,4}(:[0-9a-fA-F]{0,4}){2,7}(%\\w+)?]?(:\\d+)?");
    private static final Pattern PLAIN = Pattern.compile("[^\\s\"=\\\\]+");

    private final boolean json;

    /** @param json a JSON object a line, instead of key=value pairs */
    ServerLogFormatter(boolean json) {
        this.json = json;
    }

    /** Makes {@code formatter} that of the program's log, from {@code level} on. */
    static void install(Level level, Formatter formatter) {
        Logger root = Logger.getLogger("");
        root.setLevel(level);
        for (Handler handler : root.getHandlers()) {
            handler.setLevel(level);
            handler.setFormatter(formatter);
        }
    }

    /**
     * As {@link #install}, for a shutdown hook: the JDK's own hook takes the log's handlers away at the same time. Waits
     * until it has, a second at most, and puts one back.
     */
    static void reinstall(Level level, Formatter formatter) {
        Logger root = Logger.getLogger("");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (root.getHandlers().length > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
        if (root.getHandlers().length == 0) {
            root.addHandler(new ConsoleHandler());
        }
        install(level, formatter);
    }

    @Override
    public String format(LogRecord entry) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("time", entry.getInstant().truncatedTo(ChronoUnit.MILLIS).toString());
        fields.put("level", word(entry.getLevel()));
        Object[] parameters = entry.getParameters();
        if (parameters != null && parameters.length == 1 && parameters[0] instanceof LogEntry ours) {
            fields.put("event", ours.event());
            fields.putAll(ours.fields());
        } else {
            fields.put("logger", String.valueOf(entry.getLoggerName()));
            fields.put("message", ADDRESS.matcher(formatMessage(entry)).replaceAll("[address]"));
        }
        if (entry.getThrown() != null) {
            fields.put("thrown", classes(entry.getThrown()));
            fields.put("at", frames(entry.getThrown()));
        }
        return (json ? object(fields) : pairs(fields)) + System.lineSeparator();
    }

    private static String word(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue()) {
            return "error";
        }
        if (level.intValue() >= Level.WARNING.intValue()) {
            return "warning";
        }
        return level.intValue() >= Level.INFO.intValue() ? "info" : "debug";
    }

    private static String classes(Throwable thrown) {
        var names = new StringBuilder(thrown.getClass().getName());
        Throwable cause = thrown.getCause();
        for (int depth = 0; cause != null && depth < FRAMES; depth++) {
            names.append(" < ").append(cause.getClass().getName());
            cause = cause.getCause();
        }
        return names.toString();
    }

    private static String frames(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(FRAMES)
                .map(it -> it.getClassName().replaceFirst(".*\\.", "") + "." + it.getMethodName() + ":"
                        + it.getLineNumber())
                .collect(Collectors.joining(" < "));
    }

    private static String object(Map<String, Object> fields) {
        var object = new JsonObject();
        fields.forEach((name, value) -> object.add(name, primitive(value)));
        return object.toString();
    }

    private static String pairs(Map<String, Object> fields) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + quoted(it.getValue()))
                .collect(Collectors.joining(" "));
    }

    private static String quoted(Object value) {
        String text = value.toString();
        return PLAIN.matcher(text).matches() ? text : new JsonPrimitive(text).toString();
    }

    private static JsonPrimitive primitive(Object value) {
        return switch (value) {
            case Number number -> new JsonPrimitive(number);
            case Boolean truth -> new JsonPrimitive(truth);
            default -> new JsonPrimitive(value.toString());
        };
    }
}
