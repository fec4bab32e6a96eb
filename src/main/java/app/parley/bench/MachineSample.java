package app.parley.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How busy the whole machine had been by one moment: what else ran tells how far a measurement can be trusted.
 *
 * @param takenNanos {@link System#nanoTime()}
 * @param load processes that ran or wanted to, averaged over a minute
 * @param busySeconds time that all processors together have worked since the start of the machine
 * @param stolenSeconds time in which a processor was wanted but another virtual machine had it
 */
public record MachineSample(long takenNanos, double load, double busySeconds, double stolenSeconds) {
    private static final int IDLE = 4;
    private static final int WAITING = 5;
    private static final int STOLEN = 8;
    private static final double PERCENT = 100;

    public static MachineSample now() throws IOException {
        return of(
                System.nanoTime(),
                Files.readString(Path.of("/proc/loadavg")),
                Files.readAllLines(Path.of("/proc/stat")).getFirst());
    }

    /** The processor's name, as the kernel tells it. */
    static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException _) {
            return "unknown";
        }
    }

    /**
     * @param loadavg the text of {@code /proc/loadavg}
     * @param stat the first line of {@code /proc/stat}: cpu, user, nice, system, idle, iowait, irq, softirq, steal, ...
     */
    static MachineSample of(long takenNanos, String loadavg, String stat) {
        String[] fields = stat.trim().split("\\s+", -1);
        double busy = 0;
        // Later fields are guests' time, which the first ones count already.
        for (int i = 1; i < STOLEN; i++) {
            busy += i == IDLE || i == WAITING ? 0 : seconds(fields[i]);
        }
        double load = Double.parseDouble(loadavg.substring(0, loadavg.indexOf(' ')));
        return new MachineSample(takenNanos, load, busy, seconds(fields[STOLEN]));
    }

    private static double seconds(String ticks) {
        return Long.parseLong(ticks) / ProcessSample.TICKS_PER_SECOND;
    }

    /**
     * What was going on between {@code before} and this.
     *
     * @param ours seconds of processor time that the measured processes used meanwhile
     */
    public JsonObject noiseSince(MachineSample before, double ours) {
        return noiseSince(before, "otherCpuPercent", ours);
    }

    /** Likewise, where it is not told apart what the measured processes used. */
    public JsonObject noiseSince(MachineSample before) {
        return noiseSince(before, "busyCpuPercent", 0);
    }

    private JsonObject noiseSince(MachineSample before, String what, double without) {
        double seconds = (takenNanos - before.takenNanos) / 1e9;
        JsonObject json = new JsonObject();
        json.addProperty("loadBefore", before.load);
        json.addProperty("loadAfter", load);
        json.addProperty(what, share(busySeconds - before.busySeconds - without, seconds));
        json.addProperty("stolenPercent", share(stolenSeconds - before.stolenSeconds, seconds));
        return json;
    }

    private static double share(double part, double seconds) {
        return Math.round(PERCENT * Math.max(0, part) / seconds);
    }
}
