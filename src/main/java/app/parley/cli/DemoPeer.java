package app.parley.cli;

import app.parley.settings.Directories;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One side of the demo: a Parley of its own, with a window. */
final class DemoPeer implements AutoCloseable {
    private static final int GOODBYE_SECONDS = 5;

    private final List<String> self;
    private final DemoFiles files;
    private final String name;
    private final String half;
    private final int port;
    private final String expected;
    private final Map<String, String> environment;
    private @Nullable Process process;

    DemoPeer(
            List<String> self,
            DemoFiles files,
            VirtualSound sound,
            String half,
            int port,
            String expected,
            Map<String, String> environment) {
        this.self = self;
        this.files = files;
        this.name = sound.name();
        this.half = half;
        this.port = port;
        this.expected = expected;
        this.environment = environment;
    }

    void start(List<String> what) throws IOException {
        List<String> command = new ArrayList<>(self);
        command.addAll(what);
        command.addAll(List.of("--as", name, "--server", "ws://127.0.0.1:" + port, "--media", "test"));
        command.addAll(List.of("--expect", expected, "--half", half));
        command.addAll(List.of("--report", path(".json"), "--screenshot", path(".png")));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(files.file(name, ".log").toFile());
        builder.environment().putAll(environment);
        builder.environment().putAll(Directories.below(files.home(name)));
        process = builder.start();
    }

    /** Its exit code; one that does not end in time is ended, and counts as {@link ExitCode#INTERNAL_ERROR}. */
    int await(Duration patience) throws InterruptedException {
        Process running = process;
        if (running == null) {
            return ExitCode.INTERNAL_ERROR.number();
        }
        if (!running.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            return ExitCode.INTERNAL_ERROR.number();
        }
        return running.exitValue();
    }

    @Override
    public void close() {
        Process running = process;
        if (running == null || !running.isAlive()) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private String path(String ending) {
        return files.file(name, ending).toString();
    }
}
