package app.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What must not grow in a process that runs for long.
 *
 * @param takenNanos {@link System#nanoTime()}
 * @param pssMib resident memory, what several processes share divided among them
 * @param threads of the process
 * @param files descriptors, sockets and pipes among them
 */
public record Vitals(long takenNanos, double pssMib, int threads, int files) {
    private static final double KIB_PER_MIB = 1024;

    /** @throws IOException if there is no such process, or no /proc */
    public static Vitals of(long pid) throws IOException {
        Path proc = Path.of("/proc", Long.toString(pid));
        ProcessSample sample = ProcessSample.of(pid);
        return new Vitals(
                sample.takenNanos(),
                sample.pssKib() / KIB_PER_MIB,
                count(proc.resolve("task")),
                count(proc.resolve("fd")));
    }

    private static int count(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return (int) entries.count();
        }
    }
}
