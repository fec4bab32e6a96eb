package app.parley.rig;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A process that a test started, with its output and its descendants. Its output goes to {@code target/logs}, too.
 * Closing kills the whole tree and returns when it is gone. Safe for any thread.
 */
public final class ChildProcess implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Duration DEATH = Duration.ofSeconds(10);

    private final String name;
    private final Process process;
    private final Path logFile;
    private final Writer log;
    private final BoundedLines stdout;
    private final BoundedLines stderr;

    private ChildProcess(String name, Process process, Path logFile) throws IOException {
        this.name = name;
        this.process = process;
        this.logFile = logFile;
        this.log = Files.newBufferedWriter(logFile);
        this.stdout = new BoundedLines(name + "-stdout", process.getInputStream(), log);
        this.stderr = new BoundedLines(name + "-stderr", process.getErrorStream(), log);
    }

    /**
     * Starts it in the project's folder with our own environment and {@code environment} on top.
     *
     * @param name for the log file and for messages
     */
    public static ChildProcess start(String name, Map<String, String> environment, List<String> command)
            throws IOException {
        Path logs = Files.createDirectories(Project.target().resolve("logs"));
        Path logFile = logs.resolve(
                "%s-%d-%d.log".formatted(name, ProcessHandle.current().pid(), COUNTER.incrementAndGet()));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(Project.root().toFile());
        builder.environment().putAll(environment);
        return new ChildProcess(name, builder.start(), logFile);
    }

    public static ChildProcess start(String name, List<String> command) throws IOException {
        return start(name, Map.of(), command);
    }

    /** Runs a short command to its end and returns its standard output; throws with its output if it failed. */
    public static String run(List<String> command) throws IOException, InterruptedException {
        try (ChildProcess child =
                start(Path.of(command.getFirst()).getFileName().toString(), command)) {
            int code = child.awaitExit(Duration.ofSeconds(30));
            if (code != 0) {
                throw new IOException("exit code " + code + " from " + command + "\n" + child.output());
            }
            return String.join("\n", child.stdout());
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process's standard input; flush after each line. */
    public OutputStream stdin() {
        return process.getOutputStream();
    }

    /** The newest lines, up to 20,000. */
    public List<String> stdout() {
        return stdout.all();
    }

    /** The newest lines, up to 20,000. */
    public List<String> stderr() {
        return stderr.all();
    }

    public Path logFile() {
        return logFile;
    }

    /** The first line of standard output that matches, even if it was written before this call. */
    public String awaitLine(Predicate<String> wanted, Duration atMost) throws InterruptedException {
        return stdout.await(wanted, atMost).orElseThrow(() -> missing("standard output", atMost));
    }

    /** As {@link #awaitLine}, of standard error. */
    public String awaitErrorLine(Predicate<String> wanted, Duration atMost) throws InterruptedException {
        return stderr.await(wanted, atMost).orElseThrow(() -> missing("standard error", atMost));
    }

    private AssertionError missing(String stream, Duration atMost) {
        return new AssertionError("%s: the awaited line did not appear on %s within %s (%s)%n%s"
                .formatted(name, stream, atMost, isAlive() ? "still running" : "it has ended", output()));
    }

    /** The exit code once the process has ended and its output is read. */
    public int awaitExit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new AssertionError("%s: still running after %s%n%s".formatted(name, atMost, output()));
        }
        stdout.awaitEnd(Duration.ofSeconds(2));
        stderr.awaitEnd(Duration.ofSeconds(2));
        return process.exitValue();
    }

    /** What it and its descendants use now. */
    public ProcessUsage usage() throws IOException {
        return ProcessUsage.of(process.toHandle());
    }

    /** Asks it to end (SIGTERM), without its descendants; what it says to that is still read. */
    public void terminate() {
        // Process.destroy would close the pipes at our end at once.
        process.toHandle().destroy();
    }

    /** SIGKILL to this process alone. */
    public void kill() {
        process.destroyForcibly();
    }

    private String output() {
        return String.join(
                "\n", Stream.concat(stdout().stream(), stderr().stream()).toList());
    }

    @Override
    public void close() throws IOException {
        // Children first become known here: once their parent is dead they belong to init.
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle each : tree) {
            each.onExit().orTimeout(DEATH.toSeconds(), TimeUnit.SECONDS).join();
        }
        stdout.awaitEnd(Duration.ofSeconds(2));
        stderr.awaitEnd(Duration.ofSeconds(2));
        synchronized (log) {
            log.close();
        }
    }
}
