package app.parley.cli;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program itself, started as the launcher starts it, with settings, state and runtime folders of its own, without a
 * display, and without sound unless the environment names some. Closing kills it.
 */
final class ParleyProcess implements AutoCloseable {
    /** For anything that comes at all: a busy machine is no failure. */
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildProcess child;

    private ParleyProcess(ChildProcess child) {
        this.child = child;
    }

    /** @param home where its folders are made; two that share it are programs of the same user */
    static ParleyProcess start(Path home, Map<String, String> environment, List<String> arguments) throws IOException {
        Map<String, String> all = new HashMap<>(folders(home));
        all.put("PULSE_SERVER", "unix:" + home.resolve("no-sound"));
        all.put("LC_ALL", "C.UTF-8");
        all.putAll(environment);
        List<String> command = new ArrayList<>(program());
        command.addAll(arguments);
        return new ParleyProcess(ChildProcess.start("parley-" + arguments.getFirst(), all, command));
    }

    static ParleyProcess start(Path home, String... arguments) throws IOException {
        return start(home, Map.of(), List.of(arguments));
    }

    static Map<String, String> folders(Path home) throws IOException {
        Path runtime = home.resolve("run");
        if (!Files.exists(runtime)) {
            Files.createDirectories(
                    runtime, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return Map.of(
                "XDG_CONFIG_HOME", home.resolve("config").toString(),
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "XDG_RUNTIME_DIR", runtime.toString());
    }

    private static List<String> program() {
        Path app = Project.target().resolve("app");
        return List.of(
                // A test run in the background of a shell would hand down ignored signals.
                "env",
                "--default-signal=INT,TERM",
                "-u",
                "DISPLAY",
                "-u",
                "WAYLAND_DISPLAY",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "--enable-native-access=javafx.graphics,webrtc.java,io.netty.common,app.parley,ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--module-path",
                Project.target().resolve("classes") + File.pathSeparator + app.resolve("mods"),
                "--class-path",
                app.resolve("lib") + "/*",
                "--module",
                "app.parley/app.parley.Main");
    }

    /** The ID after {@code ready}, once others can call it. */
    String awaitReady() throws InterruptedException {
        return child.awaitLine(line -> line.startsWith("ready "), PATIENCE).substring("ready ".length());
    }

    /** Waits for a line that tells a person what happens. */
    String awaitSaid(String part) throws InterruptedException {
        return child.awaitErrorLine(line -> line.contains(part), PATIENCE);
    }

    /** The exit code. */
    int awaitExit() throws InterruptedException {
        return child.awaitExit(PATIENCE);
    }

    List<String> stdout() {
        return child.stdout();
    }

    List<String> stderr() {
        return child.stderr();
    }

    /** What was written to standard output, after {@code ready}, read as reports. */
    List<JsonObject> reports() {
        return stdout().stream()
                .filter(line -> !line.startsWith("ready "))
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    /** Sends a signal such as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
        ChildProcess.run(List.of("kill", "-s", name, Long.toString(child.pid())));
    }

    ChildProcess child() {
        return child;
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
