package app.parley.packaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs the programs of {@code packaging}, which are sources that java runs as they are. */
final class Described {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private Described() {}

    /** @return what it printed, the failure's text included */
    record Ended(int code, String said) {}

    static Ended run(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-XX:TieredStopAtLevel=1",
                Project.root().resolve("packaging").resolve(program + ".java").toString()));
        command.addAll(List.of(arguments));
        try (ChildProcess child = ChildProcess.start(program, command)) {
            int code = child.awaitExit(PATIENCE);
            List<String> said = new ArrayList<>(child.stdout());
            said.addAll(child.stderr());
            return new Ended(code, String.join("\n", said));
        }
    }

    /** Writes what packages are described by into {@code directory}, where the programs' folders are made, too. */
    static void describe(Path directory) throws IOException, InterruptedException {
        Ended ended = run("Describe", tree(directory).toString(), app(directory).toString(), directory.toString());
        assertEquals(0, ended.code(), ended.said());
    }

    /** As jpackage lays it out on macOS. */
    private static Path app(Path directory) throws IOException {
        Path app = directory.resolve("Parley.app");
        for (String file : List.of(
                "MacOS/Parley",
                "app/Parley.cfg",
                "runtime/Contents/Home/lib/jspawnhelper",
                "runtime/Contents/Home/lib/libglass.dylib",
                "runtime/Contents/Home/lib/modules",
                "runtime/Contents/MacOS/libjli.dylib")) {
            Path written = app.resolve("Contents").resolve(file);
            Files.createDirectories(written.getParent());
            Files.writeString(written, file);
            boolean runs = file.endsWith("Parley") || file.endsWith("jspawnhelper");
            assertTrue(written.toFile().setExecutable(runs));
        }
        return app;
    }

    /** A program's folder, with what is awkward: folders in folders, and signs that XML and shells know. */
    private static Path tree(Path directory) throws IOException {
        Path tree = directory.resolve("Parley");
        Files.createDirectories(tree.resolve("runtime/bin/javafx"));
        Files.createDirectories(tree.resolve("app"));
        Files.writeString(tree.resolve("Parley.exe"), "the window");
        Files.writeString(tree.resolve("parley-cli.exe"), "the terminal");
        Files.writeString(tree.resolve("app/a & b.cfg"), "settings");
        Files.writeString(tree.resolve("runtime/bin/javafx/glass.dll"), "glass");
        return tree;
    }
}
