import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/**
 * What a running JVM allocates for each of 30 pictures a second, by thread, and of what classes where: by the JDK's flight
 * recorder, in the middle of a call.
 *
 * <pre>java src/test/bench/Allocations.java PID [SECONDS]</pre>
 */
class Allocations {
    private static final int PICTURES_A_SECOND = 30;
    private static final int ROWS = 15;
    private static final String SETTINGS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <configuration version="2.0">
              <event name="jdk.ThreadAllocationStatistics">
                <setting name="enabled">true</setting><setting name="period">5 s</setting>
              </event>
              <event name="jdk.ObjectAllocationSample">
                <setting name="enabled">true</setting><setting name="stackTrace">true</setting>
                <setting name="throttle">100000/s</setting>
              </event>
            </configuration>
            """;

    private final Map<String, long[]> threads = new HashMap<>();
    private final Map<String, Long> classes = new HashMap<>();
    private long first = Long.MAX_VALUE;
    private long last;

    public static void main(String[] arguments) throws Exception {
        long seconds = arguments.length > 1 ? Long.parseLong(arguments[1]) : 30;
        Path folder = Files.createTempDirectory("allocations");
        Path settings = Files.writeString(folder.resolve("settings.jfc"), SETTINGS);
        Path recording = folder.resolve("recording.jfr");
        try {
            jcmd(arguments[0], "JFR.start", "name=allocations", "settings=" + settings);
            Thread.sleep(seconds * 1000);
            jcmd(arguments[0], "JFR.dump", "name=allocations", "filename=" + recording);
            jcmd(arguments[0], "JFR.stop", "name=allocations");
            Allocations found = new Allocations();
            found.read(recording);
            found.print();
        } finally {
            for (Path each : new Path[] {settings, recording, folder}) {
                Files.deleteIfExists(each);
            }
        }
    }

    private static void jcmd(String... words) throws IOException, InterruptedException {
        String[] command = new String[words.length + 1];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        System.arraycopy(words, 0, command, 1, words.length);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private void read(Path recording) throws IOException {
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                switch (event.getEventType().getName()) {
                    case "jdk.ThreadAllocationStatistics" -> total(event);
                    case "jdk.ObjectAllocationSample" -> sample(event);
                    default -> {}
                }
            }
        }
    }

    private void total(RecordedEvent event) {
        RecordedThread thread = event.getThread("thread");
        String name = thread == null || thread.getJavaName() == null ? "?" : thread.getJavaName();
        long allocated = event.getLong("allocated");
        long[] range = threads.computeIfAbsent(name, _ -> new long[] {allocated, allocated});
        range[1] = allocated;
        long at = event.getStartTime().toEpochMilli();
        first = Math.min(first, at);
        last = Math.max(last, at);
    }

    /** A thread's first sample stands for all that it has allocated before. */
    private void sample(RecordedEvent event) {
        String thread = event.getThread() == null ? "?" : event.getThread().getJavaName();
        if (classes.putIfAbsent(thread, 0L) == null || event.getStackTrace() == null) {
            return;
        }
        String place = event.getStackTrace().getFrames().stream()
                .map(RecordedFrame::getMethod)
                .map(it -> it.getType().getName() + "." + it.getName())
                .filter(it -> it.startsWith("app.parley"))
                .findFirst()
                .orElse("not below Parley");
        String key = thread + ": " + event.getClass("objectClass").getName() + ", " + place;
        classes.merge(key, event.getLong("weight"), Long::sum);
    }

    private void print() {
        double pictures = Math.max(1, last - first) / 1000.0 * PICTURES_A_SECOND;
        Map<String, Long> totals = new LinkedHashMap<>();
        threads.forEach((name, range) -> totals.put(name, range[1] - range[0]));
        print("By thread, bytes a picture", totals, pictures);
        classes.values().removeIf(weight -> weight == 0);
        print("By class and place, likewise, from samples", classes, pictures);
    }

    private static void print(String title, Map<String, Long> bytes, double pictures) {
        System.out.println(title);
        bytes.entrySet().stream()
                .sorted(Comparator.comparing(Map.Entry<String, Long>::getValue).reversed())
                .limit(ROWS)
                .forEach(each -> System.out.printf("%10.0f  %s%n", each.getValue() / pictures, each.getKey()));
    }
}
