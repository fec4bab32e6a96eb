package app.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** All pauses of the process in ms, but for those of its first seconds: the start is no call. */
    List<Double> pauses(long pid) throws IOException {
        Path file = directory.resolve("gc-" + pid + ".log");
        return Files.exists(file) ? pauses(Files.readAllLines(file)) : List.of();
    }

    /** Pure. */
    static List<Double> pauses(List<String> lines) {
        List<Double> pauses = new ArrayList<>();
        for (String line : lines) {
            Matcher pause = PAUSE.matcher(line);
            if (pause.find() && Double.parseDouble(pause.group(1)) > START_SECONDS) {
                pauses.add(Double.valueOf(pause.group(2)));
            }
        }
        return pauses;
    }
}
