import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Records a real call between two windows on a virtual screen, and keeps the classes that were loaded for it ready in a
 * cache (JEP 514). Recorded through the launcher itself, so that all options match.
 */
final class Training {
    private final AppImage image;
    private final Path cache;

    Training(AppImage image) {
        this.image = image;
        this.cache = image.root().resolve("lib/app/parley.aot");
    }

    void run() throws IOException, InterruptedException {
        Path home = Files.createTempDirectory("parley-training");
        Process display = new ProcessBuilder(
                        "Xvfb", "-displayfd", "1", "-screen", "0", "2560x800x24", "-nolisten", "tcp", "-noreset")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader number = display.inputReader()) {
            call(":" + number.readLine(), home);
        } finally {
            display.destroy();
            display.waitFor();
            Shell.delete(home);
        }
        if (!Files.exists(cache)) {
            throw new IOException("the training has left no " + cache);
        }
    }

    /**
     * Who answers is recorded: started as a person does it, and it runs the small server as well, as the first Parley of a
     * computer does.
     */
    private void call(String display, Path home) throws IOException, InterruptedException {
        Process callee = start(
                display,
                home,
                Map.of("JAVA_TOOL_OPTIONS", "-Dparley.training=true -XX:AOTCacheOutput=" + cache),
                List.of());
        try (BufferedReader said = callee.inputReader()) {
            String ready = said.readLine();
            if (ready == null || !ready.startsWith("ready ")) {
                throw new IOException("the callee of the training call did not come up");
            }
            Process caller = start(
                    display,
                    home,
                    Map.of(),
                    List.of("call", ready.substring("ready ".length()), "--for", "2s", "--report",
                            home + "/caller.json", "--media", "test", "--profile", "caller"));
            said.transferTo(Writer.nullWriter());
            if (caller.waitFor() != 0 || callee.waitFor() != 0) {
                throw new IOException("the training call failed");
            }
        } finally {
            callee.destroy();
        }
    }

    private Process start(String display, Path home, Map<String, String> more, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(image.launcher().toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        Map<String, String> environment = builder.environment();
        environment.put("DISPLAY", display);
        environment.put("GDK_BACKEND", "x11");
        for (String folder : List.of("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")) {
            environment.put(folder, home.toString());
        }
        // Another JVM's options would be recorded as if they were the program's.
        environment.remove("JAVA_TOOL_OPTIONS");
        environment.remove("PARLEY_JAVA_OPTS");
        environment.putAll(more);
        return builder.start();
    }
}
