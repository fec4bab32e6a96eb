package app.parley.cli;

import app.parley.Checkout;
import app.parley.SearchPath;
import app.parley.bench.BrowserPair;
import app.parley.bench.CallComparison;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code parley bench call}'s comparison with two headless Chromiums. */
final class BesideChromium {
    private static final int PAIRS = 20;
    private static final int RUNS = 3;
    private static final int FRAMES = 150;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration RAMP = Duration.ofSeconds(3);
    private static final int QUICK_FRAMES = 10;
    private static final Duration QUICK = Duration.ofSeconds(1);

    private BesideChromium() {}

    /** How long to measure: {@code call} each of the long calls; {@code quick} to see whether it works. */
    record Length(boolean quick, Duration call) {}

    /** Measures and prints; false where there is nothing to compare with, which it says. */
    static boolean measure(CallBenchmark benchmark, Map<String, String> sound, Path directory, Length length)
            throws IOException, InterruptedException {
        if (!SearchPath.has("chromium")) {
            System.err.println("To compare with Chromium: apt-get install --no-install-recommends chromium");
            return false;
        }
        Optional<Path> modules = BenchOptions.npmModules();
        if (modules.isEmpty()) {
            return false;
        }
        Path film = directory.resolve("test-card.y4m");
        Path picture = directory.resolve("test-card.i420");
        try {
            Files.write(picture, TestFilm.write(film, length.quick() ? QUICK_FRAMES : FRAMES));
            Path source = Checkout.folder().orElseThrow().resolve("src/test/bench");
            var setup = new BrowserPair.Setup(
                    source, modules.get(), film, picture, sound, directory.resolve("chromium.log"));
            CallComparison.Plan plan = length.quick()
                    ? new CallComparison.Plan(1, QUICK, 1, QUICK, length.call())
                    : new CallComparison.Plan(PAIRS, PAUSE, RUNS, RAMP, length.call());
            var comparison = new CallComparison(new MeasuredCalls(benchmark), setup, plan, System.err::println);
            System.out.println(comparison.measure().write(directory, "call-chromium"));
            return true;
        } finally {
            Files.deleteIfExists(film);
            Files.deleteIfExists(picture);
        }
    }
}
