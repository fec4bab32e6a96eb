package app.parley.cli;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One Parley without a window in a process of its own, with camera, microphone and speaker from its environment. */
final class DeviceSide implements AutoCloseable {
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);

    final ChildProcess process;

    private DeviceSide(ChildProcess process) {
        this.process = process;
    }

    /** @param what call or answer, with its arguments */
    static DeviceSide start(String id, int port, Map<String, String> devices, Path home, List<String> what)
            throws IOException {
        List<String> command = new ArrayList<>(Project.parley());
        command.addAll(what);
        command.addAll(List.of("--headless", "--as", id, "--server", "ws://127.0.0.1:" + port, "--report", "-"));
        Map<String, String> environment = new HashMap<>(devices);
        environment.put("LC_ALL", "C.UTF-8");
        environment.put("XDG_CONFIG_HOME", home.resolve(id + "-config").toString());
        environment.put("XDG_STATE_HOME", home.resolve(id + "-state").toString());
        return new DeviceSide(ChildProcess.start("device-" + id, environment, command));
    }

    void awaitReady() throws InterruptedException {
        process.awaitLine(line -> line.startsWith("ready "), LONGEST_CALL);
    }

    void awaitSentence(String sentence) throws InterruptedException {
        process.awaitErrorLine(sentence::equals, LONGEST_CALL);
    }

    int exitCode() throws InterruptedException {
        return process.awaitExit(LONGEST_CALL);
    }

    /** Of the latest call. */
    JsonObject report() throws InterruptedException {
        process.awaitLine(line -> line.startsWith("{"), LONGEST_CALL);
        String line = process.stdout().stream()
                .filter(each -> each.startsWith("{"))
                .reduce((a, b) -> b)
                .orElseThrow();
        return JsonParser.parseString(line).getAsJsonObject();
    }

    long framesReceived() throws InterruptedException {
        return report().getAsJsonObject("video").get("framesReceived").getAsLong();
    }

    /** An open camera of the rig is a timerfd; the one that watches for its unplugging is another. */
    long openTimers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            return files.filter(DeviceSide::isTimer).count();
        }
    }

    private static boolean isTimer(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals("anon_inode:[timerfd]");
        } catch (IOException e) {
            // Closed meanwhile.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}
