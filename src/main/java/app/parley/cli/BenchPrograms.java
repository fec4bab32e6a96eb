package app.parley.cli;

import app.parley.Checkout;
import app.parley.SearchPath;
import app.parley.bench.BuildStep;
import app.parley.bench.DesktopProgram;
import app.parley.bench.StartupBenchmark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs whose start is measured: ours, and what a person might take instead. */
final class BenchPrograms {
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final Optional<Path> checkout = Checkout.folder();

    /**
     * How ours is started: as named, else from the package's image, else from the checkout.
     *
     * @param self as {@link OwnCommand} has it
     */
    List<String> ours(Optional<Path> installed, List<String> self) {
        Optional<Path> program = installed.or(() -> checkout.map(it -> it.resolve("target/package/parley/bin/parley"))
                .filter(Files::isExecutable));
        if (program.isPresent()) {
            return List.of(program.get().toString());
        }
        System.err.println("Parley is measured from the checkout, without the package's cache;"
                + " ./parley package image makes one.");
        return withoutOperators(self);
    }

    /** The launcher gives a benchmark libraries of the server that a window does not have. */
    static List<String> withoutOperators(List<String> self) {
        return self.stream()
                .filter(it -> !it.startsWith("--add-modules=") && !it.startsWith("--enable-native-access=io.netty"))
                .map(it -> it.replaceAll(":[^:]*/target/app/server", ""))
                .toList();
    }

    /** A JavaFX program of 25 lines on this JDK, with the same options as {@code self}; empty without a checkout. */
    Optional<DesktopProgram> hello(List<String> self, Path directory) throws IOException, InterruptedException {
        Optional<Path> source =
                checkout.map(it -> it.resolve("src/test/bench/HelloWorld.java")).filter(Files::exists);
        if (source.isEmpty()) {
            System.err.println("Without a checkout there is no JavaFX hello-world to compare with.");
            return Optional.empty();
        }
        Path classes = directory.resolve("hello");
        String modules = checkout.get().resolve("target/app/mods").toString();
        Path bin = Path.of(System.getProperty("java.home"), "bin");
        List<String> javac = List.of(
                bin.resolve("javac").toString(),
                "--module-path",
                modules,
                "--add-modules",
                "javafx.controls",
                "-d",
                classes.toString(),
                source.get().toString());
        BuildStep.runAloud(javac, LIMIT);
        List<String> command = new ArrayList<>(List.of(bin.resolve("java").toString()));
        self.stream().filter(it -> it.startsWith("-X")).forEach(command::add);
        command.addAll(List.of("--enable-native-access=javafx.graphics", "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of("--module-path", modules, "--add-modules", "javafx.controls"));
        command.addAll(List.of("--class-path", classes.toString(), "HelloWorld"));
        return Optional.of(new DesktopProgram(StartupBenchmark.HELLO, command));
    }

    /** Jami and Linphone, where they are installed. */
    List<DesktopProgram> natives() {
        List<DesktopProgram> found = Stream.of(
                        new DesktopProgram(StartupBenchmark.JAMI, List.of("jami")),
                        new DesktopProgram(StartupBenchmark.LINPHONE, List.of("linphone")))
                .filter(it -> SearchPath.has(it.command().getFirst()))
                .toList();
        if (found.size() < 2) {
            System.err.println("To compare with Jami and Linphone on a Debian-like system:"
                    + " apt-get install --no-install-recommends jami linphone-desktop");
        }
        return found;
    }
}
