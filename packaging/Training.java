import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records a real call between two windows, and keeps the classes that were loaded for it ready in a cache (JEP 483, 514).
 * Recorded through the launcher itself, so that all options match.
 */
final class Training {
    /** A permission that somebody is asked for on the screen would be waited for for ever. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String OPTIONS = "JAVA_TOOL_OPTIONS";

    private final AppImage image;
    private final Path cache;

    Training(AppImage image) {
        this.image = image;
        this.cache = image.cache();
    }

    void run() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("parley-training");
        try {
            if (Shell.OS.equals("linux")) {
                onVirtualScreen(home);
            } else {
                inTwoSteps(home);
            }
        } finally {
            Shell.delete(home);
        }
        if (!Files.exists(cache)) {
            throw new IOException("the training has left no " + cache);
        }
    }

    private void onVirtualScreen(Path home) throws IOException, InterruptedException {
        Process display = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "2560x800x24", "-nolisten", "tcp", "-noreset")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader number = display.inputReader()) {
            Map<String, String> environment = new HashMap<>(Map.of("DISPLAY", ":" + number.readLine(), "GDK_BACKEND", "x11"));
            for (String folder : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")) {
                environment.put(folder, home.toString());
            }
            call(environment, "", "-XX:AOTCacheOutput=" + cache, home);
        } finally {
            display.destroy();
            display.waitFor();
        }
    }

    /** Where the one step would end, a JVM starts another by the name of java, which is not there beside jpackage's launchers. */
    private void inTwoSteps(Path home) throws IOException, InterruptedException {
        Map<String, String> environment = Map.of("APPDATA", home.toString(), "LOCALAPPDATA", home.toString());
        String below = " '-Duser.home=" + home + "' '-Djava.io.tmpdir=" + home + "'";
        String recorded = "'-XX:AOTConfiguration=" + home.resolve("parley.aotconf") + "'";
        call(environment, below, "-XX:AOTMode=record " + recorded, home);
        String create = "-XX:AOTMode=create " + recorded + " '-XX:AOTCache=" + cache + "'";
        Process maker = start(environment, create + below, List.of());
        try (Watch watch = new Watch()) {
            watch.over(maker);
            if (maker.waitFor() != 0) {
                throw new IOException("the cache was not made");
            }
        }
    }

    /**
     * Who answers is recorded: started as a person does it, and it runs the small server as well, as the first Parley of a
     * computer does.
     *
     * @param options of both
     * @param recording of that one alone
     */
    private void call(Map<String, String> environment, String options, String recording, Path home)
            throws IOException, InterruptedException {
        Process callee = start(environment, "-Dparley.training=true " + recording + options, List.of());
        try (Watch watch = new Watch();
                BufferedReader said = callee.inputReader()) {
            watch.over(callee);
            String ready = said.readLine();
            while (ready != null && !ready.startsWith("ready ")) {
                ready = said.readLine();
            }
            if (ready == null) {
                throw new IOException("the callee of the training call did not come up");
            }
            Process caller = start(
                    environment,
                    options,
                    List.of("call", ready.substring("ready ".length()), "--for", "2s", "--report",
                            home.resolve("caller.json").toString(), "--media", "test", "--profile", "caller"));
            watch.over(caller);
            said.transferTo(Writer.nullWriter());
            if (caller.waitFor() != 0 || callee.waitFor() != 0) {
                throw new IOException("the training call failed");
            }
        } finally {
            callee.destroy();
        }
    }

    private Process start(Map<String, String> more, String options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(image.launcher().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.putAll(more);
        // Another JVM's options would be recorded as if they were the program's.
        environment.remove("PARLEY_JAVA_OPTS");
        environment.remove(OPTIONS);
        if (!options.isBlank()) {
            environment.put(OPTIONS, options.strip());
        }
        return builder.start();
    }

    /** Ends what takes too long. */
    private static final class Watch implements AutoCloseable {
        private final List<Process> watched = new ArrayList<>();
        private final Thread thread = Thread.ofPlatform().daemon().start(this::await);

        synchronized void over(Process process) {
            watched.add(process);
        }

        private void await() {
            try {
                Thread.sleep(LIMIT);
                end();
            } catch (InterruptedException e) {
                // All was over in time.
            }
        }

        private synchronized void end() {
            System.err.println("the training takes too long");
            watched.forEach(Process::destroyForcibly);
        }

        @Override
        public void close() {
            thread.interrupt();
        }
    }
}
