package app.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a program that makes something, for a limited time, and tells what it said if it failed. */
final class BuildStep {
    private BuildStep() {}

    /**
     * Waits for {@code command}; ends it, and what it started, when its time is over.
     *
     * @param log gets all that it says
     * @throws IOException with the log, if it could not be started or did not end well
     */
    static void run(List<String> command, Path directory, Path log, Duration limit)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + " failed: " + Files.readString(log));
        }
    }
}
