package app.parley.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the benchmarks have in common. */
final class BenchOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "Where the figures go. Default: target/bench.")
    @Nullable
    Path out;

    @Option(names = "--quick", description = "Once and short: does it work?")
    boolean quick;

    /** The folder for the figures, made if need be; absolute. */
    Path directory() throws IOException {
        Path directory = (out == null ? DemoFiles.standard().resolveSibling("bench") : out).toAbsolutePath();
        return Files.createDirectories(directory);
    }

    /** Whether this system tells what processes use. */
    static boolean hasProc() {
        return Files.isReadable(Path.of("/proc/self/smaps_rollup"));
    }

    /** Whether a program of that name can be started. */
    static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(it -> Files.isExecutable(Path.of(it, program)));
    }
}
