package app.parley.cli;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What this process has used so far. */
final class ProcessFigures {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double MILLIS = 1000;
    private static final int KIB_PER_MIB = 1024;

    private ProcessFigures() {}

    /** Adds {@code cpuSeconds} (all threads, since the start) and {@code peakRssMiB} (null where /proc is not). */
    static void addTo(JsonObject json) {
        ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .ifPresentOrElse(
                        cpu -> json.addProperty("cpuSeconds", cpu.toMillis() / MILLIS),
                        () -> json.add("cpuSeconds", JsonNull.INSTANCE));
        OptionalLong peak = peakRssKib();
        if (peak.isPresent()) {
            json.addProperty("peakRssMiB", peak.getAsLong() / KIB_PER_MIB);
        } else {
            json.add("peakRssMiB", JsonNull.INSTANCE);
        }
    }

    private static OptionalLong peakRssKib() {
        if (!Files.isReadable(STATUS)) {
            return OptionalLong.empty();
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
