package app.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pauses of garbage collections, from the JVM's own log. */
final class GcLog {
    private static final Pattern PAUSE = Pattern.compile("^\\[([\\d.]+)s\\].*\\bPause .* ([\\d.]+)ms$");
    private static final double START_SECONDS = 15;

    private final Path directory;

    /** @param directory must hold no older log */
    GcLog(Path directory) {
        this.directory = directory;
    }

    /** What makes a JVM write one file a process. */
    Map<String, String> environment() {
        return Map.of("JAVA_TOOL_OPTIONS", "-Xlog:gc:file=" + directory.resolve("gc-%p.log"));
    }

    /**
     * The pauses of a process in ms while its call lasted. The first seconds are none of it, nor is the collection that
     * ends the call, which has begun when the process was some seconds old.
     *
     * @param length of the call
     */
    List<Double> pauses(long pid, Duration length) throws IOException {
        Path file = directory.resolve("gc-" + pid + ".log");
        return Files.exists(file) ? pauses(Files.readAllLines(file), length) : List.of();
    }

    /** Pure. */
    static List<Double> pauses(List<String> lines, Duration length) {
        List<Double> pauses = new ArrayList<>();
        for (String line : lines) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find()) {
                double at = Double.parseDouble(pause.group(1));
                if (at > START_SECONDS && at < length.toSeconds()) {
                    pauses.add(Double.valueOf(pause.group(2)));
                }
            }
        }
        return pauses;
    }
}
