package app.parley.cli;

import app.parley.settings.Directories;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A Parley in a process of its own that is measured from outside. Closing ends it. */
final class BenchPeer implements AutoCloseable {
    private static final int READY_SECONDS = 30;
    private static final int GOODBYE_SECONDS = 5;

    private final Process process;
    private final Path report;
    private final CompletableFuture<Instant> ended;

    private BenchPeer(Process process, Path report) {
        this.process = process;
        this.report = report;
        ended = process.onExit().thenApply(_ -> Instant.now());
    }

    /**
     * Starts {@code command} with {@code --report}; report, log and settings lie in {@code directory}.
     *
     * @param name names the files
     */
    static BenchPeer start(Path directory, String name, List<String> command, Map<String, String> environment)
            throws IOException {
        Path report = directory.resolve(name + ".json");
        Files.deleteIfExists(report);
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--report", report.toString()));
        ProcessBuilder builder = new ProcessBuilder(all)
                .redirectError(directory.resolve(name + ".log").toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(Directories.below(directory.resolve(name)));
        return new BenchPeer(builder.start(), report);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until it has printed that others can call it. */
    void awaitReady() throws IOException, InterruptedException {
        CompletableFuture<Boolean> ready = CompletableFuture.supplyAsync(this::readsReady);
        try {
            if (!ready.get(READY_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("a peer ended before it was ready; see the logs beside " + report);
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("a peer did not become ready; see the logs beside " + report, e);
        }
    }

    private boolean readsReady() {
        try {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            String line = lines.readLine();
            return line != null && line.startsWith("ready ");
        } catch (IOException e) {
            return false;
        }
    }

    /** Waits for its end; throws if it does not come or is not a good one. */
    void awaitEnd(Duration atMost) throws IOException, InterruptedException {
        if (!process.waitFor(atMost.toSeconds(), TimeUnit.SECONDS)) {
            throw new IOException("a peer did not end; see the logs beside " + report);
        }
        if (process.exitValue() != 0) {
            throw new IOException(
                    "a peer ended with exit code " + process.exitValue() + "; see the logs beside " + report);
        }
    }

    /** Its reports so far, one a call. */
    List<JsonObject> reports() throws IOException {
        if (!Files.exists(report)) {
            return List.of();
        }
        return Files.readAllLines(report).stream()
                .filter(line -> line.endsWith("}"))
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    /** What it had used when it wrote its last report. */
    double cpuSeconds() throws IOException {
        List<JsonObject> all = reports();
        return all.isEmpty() ? 0 : all.getLast().get("cpuSeconds").getAsDouble();
    }

    /** From the last report, which is written as a call ends, to the end of the process; after {@link #awaitEnd}. */
    Duration goodbye() throws IOException {
        return Duration.between(Files.getLastModifiedTime(report).toInstant(), ended.join());
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
