package app.parley.cli;

import app.parley.Checkout;
import app.parley.SearchPath;
import app.parley.bench.NpmPeer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the benchmarks have in common. */
final class BenchOptions {
    @Option(names = "--out", paramLabel = "DIR", description = "Where the figures go. Default: target/bench.")
    @Nullable
    Path out;

    @Option(names = "--quick", description = "Once and short: does it work?")
    boolean quick;

    /**
     * How long a call lasts.
     *
     * @param typed null where nothing was
     * @param shortest with {@code --quick}, unless something else was typed
     */
    Duration length(@Nullable String typed, Duration usual, Duration shortest, CliWords words) throws UsageException {
        return chosen(typed == null ? null : Durations.read(typed, words), usual, shortest);
    }

    /**
     * What was typed; else, with {@code --quick}, the least that shows that it works.
     *
     * @param typed null where nothing was
     */
    <T> T chosen(@Nullable T typed, T usual, T least) {
        if (typed != null) {
            return typed;
        }
        return quick ? least : usual;
    }

    /** The folder for the figures, made if need be; absolute. */
    Path directory() throws IOException {
        Path directory = (out == null ? DemoFiles.standard().resolveSibling("bench") : out).toAbsolutePath();
        return Files.createDirectories(directory);
    }

    /** The folder {@code node_modules} with {@code peer} and {@code peerjs}; empty, with a sentence, without them. */
    static Optional<Path> npmModules() throws InterruptedException {
        Optional<Path> checkout = Checkout.folder();
        Optional<Path> source = checkout.map(it -> it.resolve("src/test/npm")).filter(Files::isDirectory);
        if (source.isEmpty() || !SearchPath.has("node") || !SearchPath.has("npm")) {
            System.err.println(
                    "Parley is measured alone: to compare it with npm's peer and peerjs, this needs a checkout,"
                            + " and node and npm on the PATH.");
            return Optional.empty();
        }
        try {
            return Optional.of(NpmPeer.install(source.get(), checkout.get().resolve("target/npm")));
        } catch (IOException e) {
            System.err.println("Parley is measured alone: npm could not install its packages: " + e.getMessage());
            return Optional.empty();
        }
    }
}
