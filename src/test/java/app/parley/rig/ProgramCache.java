package app.parley.rig;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The classes that a call loads, ready in a file (JEP 514), as the packages have them: a start with it takes two thirds
 * of the processor time, and the integration tests start Parley some two hundred times. Made by a real call the first
 * time that it is wanted after a build; unit tests, which run before there is a jar, do without.
 */
final class ProgramCache {
    private static final List<String> OPTIONS =
            Files.isDirectory(Project.program()) ? List.of() : List.of("-XX:AOTCache=" + made());

    private ProgramCache() {}

    /** What makes a JVM use it, if there is one; the module path must be that of {@link Project#plain}. */
    static List<String> options() {
        return OPTIONS;
    }

    private static Path made() {
        Path cache = Project.target().resolve("tests-" + Runtime.version() + ".aot");
        try {
            if (!Files.exists(cache) || isOlderThanThePrograms(cache)) {
                record(cache);
            }
            return cache;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isOlderThanThePrograms(Path cache) throws IOException {
        FileTime made = Files.getLastModifiedTime(cache);
        List<Path> jars = new ArrayList<>(List.of(Project.program()));
        for (Path folder : List.of(Project.modules(), Project.libraries())) {
            // Its own time, too: of a jar that is taken away, or another of the same age.
            jars.add(folder);
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(jars::add);
            }
        }
        for (Path jar : jars) {
            if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Who answers is recorded: it runs the small server as well. Half a cache is never taken for one. */
    private static void record(Path cache) throws IOException, InterruptedException {
        Path fresh = cache.resolveSibling("fresh.aot");
        Path home = Files.createTempDirectory(
                Files.createDirectories(Project.target().resolve("logs")), "program-cache");
        List<String> recorder = Project.plain(List.of("-XX:AOTCacheOutput=" + fresh));
        try (ParleyProcess bob = start(home, recorder, "answer", "--auto-answer", "--calls", "1")) {
            String id = bob.awaitReady();
            List<String> caller = Project.plain(List.of());
            try (ParleyProcess ann = start(home, caller, "call", id, "--profile", "ann", "--for", "1s")) {
                if (ann.awaitExit() != 0 || bob.awaitExit() != 0) {
                    throw new IOException("no call to record\n" + ann.said() + bob.said());
                }
                Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static ParleyProcess start(Path home, List<String> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of(arguments));
        command.add("--headless");
        command.addAll(ParleyProcess.SMALL_CARD);
        return ParleyProcess.start("recorded-" + arguments[0], home, Map.of(), command);
    }
}
