package app.parley.rig;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The program itself, started as the launcher starts it, with settings, state and runtime folders of its own, without a
 * display, and without sound unless the environment names some. Closing kills it.
 */
public final class ParleyProcess implements AutoCloseable {
    /**
     * For anything that comes at all: a busy machine is no failure. Longer than any timer of the program, the longest of
     * which is the ring's 60 s.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(120);

    /**
     * A test card instead of a camera, of a sixteenth of its usual points: two programs that code the usual one fill both
     * cores, and most tests ask only whether pictures come.
     */
    public static final List<String> SMALL_CARD = List.of("--media", "test", "--size", "320x180");

    /** A test run in the background of a shell would hand down ignored signals. */
    private static final List<String> WITHOUT_DISPLAY =
            List.of("env", "--default-signal=INT,TERM,HUP", "-u", "DISPLAY", "-u", "WAYLAND_DISPLAY");

    private static final Pattern PAUSE = Pattern.compile("picture back after (\\d+) ms");

    private final ChildProcess child;

    private ParleyProcess(ChildProcess child) {
        this.child = child;
    }

    /** @param home where its folders are made; two that share it are programs of the same user */
    public static ParleyProcess start(Path home, Map<String, String> environment, List<String> arguments)
            throws IOException {
        return start("parley-" + arguments.getFirst(), home, environment, parley(List.of(), arguments));
    }

    public static ParleyProcess start(Path home, String... arguments) throws IOException {
        return start(home, Map.of(), List.of(arguments));
    }

    /** On a host of a test network; says on standard error where the call stands, with the time. */
    public static ParleyProcess startOn(Namespace host, String name, List<String> arguments) throws IOException {
        Path home = Files.createTempDirectory(
                Files.createDirectories(Project.target().resolve("logs")), name);
        List<String> command = host.command(parley(List.of("-Dparley.log=INFO"), arguments));
        return start(name, home, Map.of(), command);
    }

    /** With its window on {@code screen}; says on standard error where the call stands. */
    public static ParleyProcess startWindow(Path home, Xvfb screen, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(WITHOUT_DISPLAY);
        command.add("DISPLAY=" + screen.display());
        command.addAll(Project.parley(List.of("-Dparley.log=INFO")));
        command.addAll(arguments);
        return start("window-" + arguments.getFirst(), home, Map.of("GDK_BACKEND", "x11"), command);
    }

    /** @param command the whole of it, the program and its arguments */
    static ParleyProcess start(String name, Path home, Map<String, String> environment, List<String> command)
            throws IOException {
        Map<String, String> all = new HashMap<>(folders(home));
        all.put("PULSE_SERVER", "unix:" + home.resolve("no-sound"));
        all.put("LC_ALL", "C.UTF-8");
        all.putAll(environment);
        return new ParleyProcess(ChildProcess.start(name, all, command));
    }

    /** The variables that name a program's folders, all below {@code home}. */
    public static Map<String, String> folders(Path home) throws IOException {
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

    private static List<String> parley(List<String> jvm, List<String> arguments) {
        List<String> command = new ArrayList<>(WITHOUT_DISPLAY);
        command.addAll(Project.parley(jvm));
        command.addAll(arguments);
        return command;
    }

    /** The ID after {@code ready}, once others can call it. */
    public String awaitReady() throws InterruptedException {
        return child.awaitLine(line -> line.startsWith("ready "), PATIENCE).substring("ready ".length());
    }

    /** Waits for a line of standard error that holds {@code part}. */
    public String awaitSaid(String part) throws InterruptedException {
        return child.awaitErrorLine(line -> line.contains(part), PATIENCE);
    }

    /** As {@link #awaitSaid}, for the {@code times}th line. */
    public void awaitSaidAgain(String part, int times) throws InterruptedException {
        child.awaitErrorLine(line -> line.contains(part) && timesSaid(part) >= times, PATIENCE);
    }

    private long timesSaid(String part) {
        return stderr().stream().filter(line -> line.contains(part)).count();
    }

    /** Waits until a call is up; of a program that was started on a host. */
    public void awaitConnected() throws InterruptedException {
        awaitSaid("Connecting + ConnectionStateChanged -> Connected");
    }

    /** As {@link #awaitConnected}, and as much of its picture is there as {@code --expect video} wants. */
    public void awaitPicture() throws InterruptedException {
        awaitConnected();
        awaitSaid("picture seen");
    }

    /** Waits until the picture is back after a pause of at least {@code millis}. */
    public void awaitPictureBack(long millis) throws InterruptedException {
        child.awaitErrorLine(line -> pauseTold(line) >= millis, PATIENCE);
    }

    private static long pauseTold(String line) {
        Matcher matcher = PAUSE.matcher(line);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }

    /** The exit code. */
    public int awaitExit() throws InterruptedException {
        return child.awaitExit(PATIENCE);
    }

    public List<String> stdout() {
        return child.stdout();
    }

    public List<String> stderr() {
        return child.stderr();
    }

    /** Whether a line of standard error holds {@code part} by now. */
    public boolean hasSaid(String part) {
        return timesSaid(part) > 0;
    }

    /** All that it wrote to standard error, for messages. */
    public String said() {
        return String.join("\n", stderr());
    }

    /** What was written to standard output, after {@code ready}, read as reports. */
    public List<JsonObject> reports() {
        return stdout().stream()
                .filter(line -> !line.startsWith("ready "))
                .map(line -> JsonParser.parseString(line).getAsJsonObject())
                .toList();
    }

    /** The report of its only call; there once it has ended. */
    public JsonObject report() {
        List<JsonObject> reports = reports();
        if (reports.size() != 1) {
            throw new AssertionError(reports.size() + " reports\n" + said());
        }
        return reports.getFirst();
    }

    /** Such as {@code relay relay udp}: local, remote, protocol. */
    public String route() {
        JsonObject route = report().getAsJsonObject("route");
        return route.get("local").getAsString() + " " + route.get("remote").getAsString() + " "
                + route.get("protocol").getAsString();
    }

    /** Sends a signal such as {@code INT}. */
    public void signal(String name) throws IOException, InterruptedException {
        ChildProcess.run(List.of("kill", "-s", name, Long.toString(child.pid())));
    }

    /** Hangs up as SIGTERM does; a JVM that was told to end returns 143, whatever it did. */
    public void interrupt() {
        child.terminate();
    }

    public ChildProcess child() {
        return child;
    }

    @Override
    public void close() throws IOException {
        child.close();
    }
}
