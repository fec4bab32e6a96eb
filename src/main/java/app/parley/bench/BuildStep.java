package app.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs a program that makes something, for a limited time, and tells what it said if it failed. */
public final class BuildStep {
    private BuildStep() {}

    /**
     * Waits for {@code command}; ends it, and what it started, when its time is over.
     *
     * @param log gets all that it says
     * @throws IOException with the log, if it could not be started or did not end well
     */
    public static void run(List<String> command, Path directory, Path log, Duration limit)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!endsWell(process, limit)) {
            throw new IOException(command.getFirst() + " failed: " + Files.readString(log));
        }
    }

    /** As {@link #run} in our own folder; what it says goes where our words go. */
    public static void runAloud(List<String> command, Duration limit) throws IOException, InterruptedException {
        if (!endsWell(new ProcessBuilder(command).inheritIO().start(), limit)) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    private static boolean endsWell(Process process, Duration limit) throws InterruptedException {
        if (!process.waitFor(limit)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return process.waitFor() == 0;
    }
}
