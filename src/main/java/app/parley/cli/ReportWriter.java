package app.parley.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Puts reports where they were asked for: one JSON object a line. */
public final class ReportWriter {
    private final Optional<Path> file;
    private final Optional<StandardOutput> output;

    /** Empties {@code file}, so that a path that cannot be written is known before the call. */
    ReportWriter(Optional<Path> file, Optional<StandardOutput> output) throws IOException {
        this.file = file;
        this.output = output;
        if (file.isPresent()) {
            Files.writeString(file.get(), "", StandardCharsets.UTF_8);
        }
    }

    /** Writes one; a failure is said on standard error. */
    public void write(String line) {
        output.ifPresent(out -> out.println(line));
        file.ifPresent(path -> append(path, line));
    }

    private static void append(Path path, String line) {
        try {
            Files.writeString(path, line + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        } catch (IOException e) {
            System.err.println("report: " + e.getMessage());
        }
    }
}
