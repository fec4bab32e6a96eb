package app.parley.cli;

import app.parley.Checkout;
import app.parley.SearchPath;
import app.parley.bench.BuildStep;
import app.parley.bench.MachineSample;
import app.parley.bench.MicroReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code parley bench micro}: compiles {@code src/jmh} against what is built and runs it with JMH, which Maven fetches for
 * this alone.
 */
@Command(
        name = "micro",
        description = "The hot paths by JMH, with allocation: the call's state machine, the codec, the server's scan,"
                + " the mailbox, the conversion of pictures. From a checkout, with Maven. Linux only.",
        mixinStandardHelpOptions = true)
final class BenchMicroCommand extends MeasuringCommand {
    private static final List<String> THOROUGH = List.of("-f", "2", "-wi", "3", "-i", "5", "-w", "1s", "-r", "1s");
    private static final List<String> QUICK = List.of("-f", "1", "-wi", "0", "-i", "1", "-r", "20ms");
    private static final Duration BUILD = Duration.ofMinutes(10);
    /** Several times what all of them take. */
    private static final Duration MEASURING = Duration.ofHours(2);

    @Mixin
    BenchOptions options = new BenchOptions();

    @Option(names = "--only", paramLabel = "REGEX", description = "Which benchmarks. Default: all.")
    String only = ".*";

    private final Optional<Path> folder = Checkout.folder();
    private final Path checkout = folder.orElse(Path.of(""));
    private final Path target = checkout.resolve("target/jmh");
    private final Path bin = Path.of(System.getProperty("java.home"), "bin");

    @Override
    ExitCode measure(List<String> self) throws IOException, InterruptedException, UsageException {
        checkPattern();
        Path sources = checkout.resolve("src/jmh/java");
        if (folder.isEmpty() || !Files.isDirectory(sources) || !SearchPath.has("mvn")) {
            System.err.println("This needs a checkout, its launcher ./parley, and Maven on the PATH.");
            return ExitCode.MACHINE_CANNOT;
        }
        Path lib = target.resolve("lib");
        if (!Files.isDirectory(lib)) {
            Path pom = checkout.resolve("src/jmh/pom.xml");
            String goal = "dependency:copy-dependencies";
            BuildStep.runAloud(
                    List.of("mvn", "-B", "-ntp", "-q", "-f", pom.toString(), goal, "-DoutputDirectory=" + lib), BUILD);
        }
        compile(sources, lib);
        Path results = target.resolve("results.json");
        MachineSample before = MachineSample.now();
        BuildStep.runAloud(jmh(lib, results), MEASURING);
        MicroReport report = MicroReport.read(results, MachineSample.now().noiseSince(before));
        System.out.println(report.write(options.directory(), "micro"));
        return ExitCode.DONE;
    }

    private void checkPattern() throws UsageException {
        try {
            Pattern.compile(only);
        } catch (PatternSyntaxException e) {
            throw new UsageException("--only takes a regular expression: " + e.getDescription() + " in " + only);
        }
    }

    private List<String> jmh(Path lib, Path results) {
        List<String> jmh = new ArrayList<>(List.of(
                bin.resolve("java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                classPath(lib),
                "org.openjdk.jmh.Main",
                only));
        jmh.addAll(options.quick ? QUICK : THOROUGH);
        jmh.addAll(List.of("-foe", "true", "-prof", "gc", "-rf", "json", "-rff", results.toString()));
        return jmh;
    }

    private void compile(Path sources, Path lib) throws IOException, InterruptedException {
        List<String> javac = new ArrayList<>(List.of(bin.resolve("javac").toString(), "-nowarn", "-proc:full"));
        javac.addAll(List.of("-cp", classPath(lib), "-d", classes().toString()));
        // Events and messages that the tests have made already.
        javac.addAll(List.of("-sourcepath", sources + ":" + checkout.resolve("src/test/java")));
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(it -> it.toString().endsWith(".java")).forEach(it -> javac.add(it.toString()));
        }
        Files.createDirectories(classes());
        BuildStep.runAloud(javac, BUILD);
    }

    private Path classes() {
        return target.resolve("classes");
    }

    private String classPath(Path lib) {
        Path built = checkout.resolve("target");
        return Stream.of(
                        classes(),
                        built.resolve("classes"),
                        built.resolve("app/mods/*"),
                        built.resolve("app/server/*"),
                        built.resolve("app/lib/*"),
                        lib.resolve("*"))
                .map(Path::toString)
                .reduce((one, other) -> one + ":" + other)
                .orElseThrow();
    }
}
