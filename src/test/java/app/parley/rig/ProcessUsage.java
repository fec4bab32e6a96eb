package app.parley.rig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process and its descendants use at one moment, read from /proc.
 *
 * @param threads of all of them together
 * @param openFiles descriptors, sockets and pipes among them
 * @param rssKib resident memory in KiB; what several share counts in each
 * @param pssKib resident memory in KiB; what several share is divided among them
 * @param cpuSeconds user and system time since each started
 */
public record ProcessUsage(int threads, int openFiles, long rssKib, long pssKib, double cpuSeconds) {
    /** USER_HZ: 100 on every Linux that Java runs on; /proc counts in it whatever the kernel's own tick. */
    private static final double TICKS_PER_SECOND = 100;

    /** @throws IOException if /proc cannot be read; a process that ends meanwhile counts as nothing */
    public static ProcessUsage of(ProcessHandle process) throws IOException {
        ProcessUsage sum = new ProcessUsage(0, 0, 0, 0, 0);
        List<Long> pids = Stream.concat(Stream.of(process), process.descendants())
                .map(ProcessHandle::pid)
                .toList();
        for (long pid : pids) {
            sum = sum.plus(ofOne(Path.of("/proc", Long.toString(pid))));
        }
        return sum;
    }

    private ProcessUsage plus(ProcessUsage other) {
        return new ProcessUsage(
                threads + other.threads,
                openFiles + other.openFiles,
                rssKib + other.rssKib,
                pssKib + other.pssKib,
                cpuSeconds + other.cpuSeconds);
    }

    private static ProcessUsage ofOne(Path proc) throws IOException {
        try {
            List<String> status = Files.readAllLines(proc.resolve("status"));
            List<String> memory = Files.readAllLines(proc.resolve("smaps_rollup"));
            return new ProcessUsage(
                    (int) number(status, "Threads:"),
                    countOpenFiles(proc),
                    number(memory, "Rss:"),
                    number(memory, "Pss:"),
                    cpuSeconds(Files.readString(proc.resolve("stat"))));
        } catch (IOException e) {
            if (e instanceof NoSuchFileException || !Files.exists(proc) || isZombie(proc)) {
                return new ProcessUsage(0, 0, 0, 0, 0);
            }
            throw e;
        }
    }

    private static boolean isZombie(Path proc) throws IOException {
        try {
            return Files.readString(proc.resolve("stat")).contains(") Z ");
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    private static int countOpenFiles(Path proc) throws IOException {
        try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
            return (int) files.count();
        }
    }

    private static long number(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElse(0);
    }

    /** proc(5): utime and stime are fields 14 and 15; the name before them may hold blanks, but ends with ')'. */
    private static double cpuSeconds(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    }
}
