package app.parley.net;

import app.parley.rig.ChildProcess;
import app.parley.rig.Namespace;
import app.parley.rig.Project;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program itself in a process of its own, on one host of a test network. Closing kills it. */
final class ParleyProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(40);

    private static final Pattern PAUSE = Pattern.compile("picture back after (\\d+) ms");

    private final ChildProcess process;

    private ParleyProcess(ChildProcess process) {
        this.process = process;
    }

    /** Starts {@code parley} with these arguments on a host of a test network. */
    static ParleyProcess start(Namespace host, String name, List<String> arguments) throws IOException {
        return start(name, host.command(java(arguments)));
    }

    /** As {@link #start}, on this machine itself. */
    static ParleyProcess startHere(String name, List<String> arguments) throws IOException {
        return start(name, java(arguments));
    }

    private static ParleyProcess start(String name, List<String> command) throws IOException {
        Path home = Files.createTempDirectory(
                Files.createDirectories(Project.target().resolve("logs")), name);
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME", home.resolve("config").toString(),
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "XDG_RUNTIME_DIR", home.toString(),
                "LC_ALL", "C.UTF-8");
        return new ParleyProcess(ChildProcess.start(name, environment, command));
    }

    /** As the launcher's last line. */
    private static List<String> java(List<String> arguments) {
        Path target = Project.target();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=javafx.graphics,webrtc.java,io.netty.common,app.parley,ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                // Says on standard error where the call stands, with the time.
                "-Dparley.log=INFO",
                "--module-path",
                target.resolve("classes") + File.pathSeparator + target.resolve("app/mods"),
                "--class-path",
                target.resolve("app/lib") + File.separator + "*",
                "--module",
                "app.parley/app.parley.Main"));
        command.addAll(arguments);
        return command;
    }

    ChildProcess process() {
        return process;
    }

    void awaitReady() throws InterruptedException {
        process.awaitLine(line -> line.startsWith("ready "), START);
    }

    /** Waits for a line of standard error that holds {@code text}. */
    void awaitSaid(String text, Duration atMost) throws InterruptedException {
        process.awaitErrorLine(line -> line.contains(text), atMost);
    }

    /** As {@link #awaitSaid}, for the {@code times}th line. */
    void awaitSaidAgain(String text, int times, Duration atMost) throws InterruptedException {
        process.awaitErrorLine(line -> line.contains(text) && timesSaid(text) >= times, atMost);
    }

    private long timesSaid(String text) {
        return process.stderr().stream().filter(line -> line.contains(text)).count();
    }

    /** Waits until a call is up and as much of its picture is there as {@code --expect video} wants. */
    void awaitPicture() throws InterruptedException {
        awaitConnected();
        awaitSaid("picture seen", START);
    }

    /** Waits until the picture is back after a pause of at least {@code millis}. */
    void awaitPictureBack(long millis, Duration atMost) throws InterruptedException {
        process.awaitErrorLine(line -> pauseTold(line) >= millis, atMost);
    }

    private static long pauseTold(String line) {
        Matcher matcher = PAUSE.matcher(line);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    void awaitConnected() throws InterruptedException {
        awaitSaid("Connecting + ConnectionStateChanged -> Connected", START);
    }

    /** Whether a line of standard error holds {@code text} by now. */
    boolean hasSaid(String text) {
        return process.stderr().stream().anyMatch(line -> line.contains(text));
    }

    /** All that it wrote, for messages. */
    String said() {
        return String.join("\n", process.stderr());
    }

    int awaitExit(Duration atMost) throws InterruptedException {
        return process.awaitExit(atMost);
    }

    /** Hangs up as Ctrl-C does; a JVM that was told to end returns 143, whatever it did. */
    void interrupt() {
        process.terminate();
    }

    /** The report of its only call; there once it has ended. */
    JsonObject report() {
        String line = process.stdout().stream()
                .filter(each -> each.startsWith("{"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no report\n" + said()));
        return JsonParser.parseString(line).getAsJsonObject();
    }

    /** Such as {@code relay relay udp}: local, remote, protocol. */
    String route() {
        JsonObject route = report().getAsJsonObject("route");
        return route.get("local").getAsString() + " " + route.get("remote").getAsString() + " "
                + route.get("protocol").getAsString();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
