package app.parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Puts reports where they were asked for: one JSON object a line. Safe for any thread. */
public final class ReportWriter {
    private final CliWords words;
    private final Optional<Path> file;
    private final Optional<StandardOutput> output;
    private volatile boolean lost;

    /** Empties {@code file}, so that a path that cannot be written is known before the call. */
    ReportWriter(CliWords words, Optional<Path> file, Optional<StandardOutput> output) throws IOException {
        this.words = words;
        this.file = file;
        this.output = output;
        if (file.isPresent()) {
            Files.writeString(file.get(), "", StandardCharsets.UTF_8);
        }
    }

    /** Writes one; a failure is said on standard error. */
    public void write(String line) {
        output.filter(out -> !out.println(line)).ifPresent(_ -> lost = true);
        file.ifPresent(path -> append(path, line));
    }

    /** What to leave with instead of {@code code}: a tester whose report is lost must not take it for a good run. */
    ExitCode judge(ExitCode code) {
        return lost && code == ExitCode.DONE ? ExitCode.WRONG_USAGE : code;
    }

    private void append(Path path, String line) {
        try {
            Files.writeString(path, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            lost = true;
            System.err.println(words.say("report.lost", path, String.valueOf(e.getMessage())));
        }
    }
}
