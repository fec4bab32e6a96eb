package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Project;
import app.parley.server.ServerPair.Setup;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Everything a client does to the npm {@code peer} server has the same outcome at ours, but for the differences that
 * ARCHITECTURE.md lists as wanted; and those are there.
 */
@Timeout(180)
class PeerJsDifferenceIT {
    private static final String HEADING = "Wanted differences from the npm `peer` server";

    private static final List<Behaviour> ALL = Stream.of(
                    HttpBehaviours.ALL, AdmissionBehaviours.ALL, RelayBehaviours.ALL, LifeBehaviours.ALL)
            .flatMap(List::stream)
            .toList();

    private static final Map<Setup, ServerPair> SERVERS = new ConcurrentHashMap<>();
    private static final List<Outcome> OUTCOMES = new ArrayList<>();

    private record Outcome(Behaviour behaviour, List<String> npm, List<String> parley) {}

    @BeforeAll
    static void doEverythingToBoth() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> starting = new ArrayList<>();
            for (Setup setup : Setup.values()) {
                starting.add(threads.submit(() -> SERVERS.put(setup, ServerPair.start(setup))));
            }
            for (Future<?> it : starting) {
                it.get();
            }
            List<Future<Outcome>> running = new ArrayList<>();
            for (int i = 0; i < ALL.size(); i++) {
                int number = i;
                running.add(threads.submit(() -> outcome(ALL.get(number), number, threads)));
            }
            for (Future<Outcome> it : running) {
                OUTCOMES.add(it.get());
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        for (ServerPair it : SERVERS.values()) {
            it.close();
        }
    }

    private static Outcome outcome(Behaviour behaviour, int number, ExecutorService threads) throws Exception {
        ServerPair servers = SERVERS.get(behaviour.setup());
        Future<List<String>> npm = threads.submit(() -> transcript(servers.npmPort(), behaviour, number));
        return new Outcome(behaviour, npm.get(), transcript(servers.parleyPort(), behaviour, number));
    }

    private static List<String> transcript(int port, Behaviour behaviour, int number) {
        var transcript = new Transcript(port, behaviour.setup(), number);
        try (transcript) {
            behaviour.script().run(transcript);
        } catch (Exception e) {
            transcript.note("stopped by " + e);
        }
        return transcript.lines();
    }

    @TestFactory
    Stream<DynamicTest> everyBehaviourIsTheSameOrDiffersAsWanted() {
        return OUTCOMES.stream()
                .map(it -> DynamicTest.dynamicTest(it.behaviour().name(), () -> check(it)));
    }

    private static void check(Outcome it) {
        assertTrue(it.npm().size() > 0, "nothing was seen");
        Behaviour.Difference wanted = it.behaviour().wanted();
        if (wanted == null) {
            assertEquals(String.join("\n", it.npm()), String.join("\n", it.parley()));
        } else {
            assertNotEquals(wanted.npm(), wanted.parley(), "no difference");
            assertEquals(String.join("\n", wanted.npm()), String.join("\n", it.npm()), "npm");
            assertEquals(String.join("\n", wanted.parley()), String.join("\n", it.parley()), "Parley");
        }
    }

    @Test
    void thereAreManyAndEachHasItsName() {
        assertTrue(ALL.size() >= 45, ALL.size() + " behaviours");
        assertEquals(ALL.size(), new HashSet<>(ALL.stream().map(Behaviour::name).toList()).size());
    }

    @Test
    void theTableNamesExactlyTheWantedDifferences() throws Exception {
        Set<String> wanted = ALL.stream()
                .map(Behaviour::wanted)
                .filter(Objects::nonNull)
                .map(Behaviour.Difference::key)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = Files.readAllLines(Project.root().resolve("ARCHITECTURE.md")).stream()
                .dropWhile(line -> !line.contains(HEADING))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(wanted, listed);
    }
}
