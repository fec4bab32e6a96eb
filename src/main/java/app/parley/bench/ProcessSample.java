package app.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What one process had used at one moment, as Linux's /proc tells it.
 *
 * @param takenNanos {@link System#nanoTime()}
 * @param cpuSeconds user and system time of all its threads since it started
 * @param pssKib resident memory in KiB, what several processes share divided among them
 * @param rssKib resident memory in KiB
 */
public record ProcessSample(long takenNanos, double cpuSeconds, long pssKib, long rssKib) {
    /** USER_HZ: /proc counts in it on every Linux that Java runs on. */
    static final double TICKS_PER_SECOND = 100;

    /** proc(5) numbers the fields from 1; two lie before the state, where the name ends. */
    private static final int UTIME = 14 - 3;

    private static final int STIME = 15 - 3;

    /** @throws IOException if there is no such process, or no /proc */
    public static ProcessSample of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        List<String> memory = Files.readAllLines(proc.resolve("smaps_rollup"));
        return new ProcessSample(
                System.nanoTime(),
                cpuSeconds(Files.readString(proc.resolve("stat"))),
                kib(memory, "Pss:"),
                kib(memory, "Rss:"));
    }

    /** Of several together; those that have ended meanwhile count as nothing. */
    public static ProcessSample sum(List<ProcessHandle> processes) throws IOException {
        ProcessSample sum = new ProcessSample(System.nanoTime(), 0, 0, 0);
        for (ProcessHandle each : processes) {
            try {
                sum = sum.plus(of(each.pid()));
            } catch (IOException e) {
                if (each.isAlive()) {
                    throw e;
                }
            }
        }
        return sum;
    }

    /** Taken when this was. */
    public ProcessSample plus(ProcessSample other) {
        return new ProcessSample(
                takenNanos, cpuSeconds + other.cpuSeconds, pssKib + other.pssKib, rssKib + other.rssKib);
    }

    /** Of the text of {@code /proc/PID/stat}; the name in it may hold blanks and brackets, and ends with the last. */
    static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME])) / TICKS_PER_SECOND;
    }

    /** Of the lines of {@code /proc/PID/smaps_rollup} or {@code status}; 0 where there is no such line. */
    static long kib(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
