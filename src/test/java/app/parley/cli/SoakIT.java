package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.NpmPeerServer;
import app.parley.rig.Project;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code parley soak}: short runs, and whether they would notice. */
@Timeout(180)
class SoakIT {
    private static final Duration LIMIT = Duration.ofSeconds(170);
    private static final int GARBAGE = 1_000_000;
    private static final int MESSAGES = 4_000;
    private static final long POLL_MILLIS = 20;

    @TempDir
    Path out;

    @Test
    void ourServerStandsGarbageAndMalformedMessages() throws Exception {
        long seed = Long.getLong("parley.soak.seed", new Random().nextLong());
        System.out.println("soak seed " + seed);
        List<String> command = new ArrayList<>(Project.parley());
        command.addAll(List.of("soak", "signaling", "--seed", "" + seed));
        command.addAll(List.of("--garbage", "" + GARBAGE, "--messages", "" + MESSAGES));
        try (ChildProcess soak = ChildProcess.start("soak", command)) {
            int code = soak.awaitExit(LIMIT);
            String said = String.join("\n", soak.stdout());
            assertEquals(0, code, said + soak.stderr());
            JsonObject found = JsonParser.parseString(said).getAsJsonObject();
            assertTrue(found.get("garbageBytes").getAsLong() >= GARBAGE, said);
            assertEquals(MESSAGES, found.get("malformedMessages").getAsInt(), said);
            assertEquals(
                    found.get("messageConnections").getAsInt(),
                    found.get("heardAfterwards").getAsInt()
                            + found.get("endedForABrokenFrame").getAsInt(),
                    said);
            assertTrue(found.get("goodRounds").getAsInt() > 0, said);
        }
    }

    @Test
    void callsInARowAllBringAPicture() throws Exception {
        JsonObject found = soak(0, "calls", "--calls", "2");
        assertEquals(2, found.getAsJsonObject("ann").get("good").getAsInt(), found::toString);
        assertEquals(2, found.getAsJsonObject("bob").get("good").getAsInt(), found::toString);
    }

    /** Too short to say that nothing grows. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--camera"})
    void aCallIsWatchedAndListenedTo(String source) throws Exception {
        JsonObject found = soak(-1, ("call --for 15s " + source).split(" "));
        for (String peer : List.of("ann", "bob")) {
            JsonObject report = found.getAsJsonObject(peer).getAsJsonObject("report");
            assertEquals("connected", report.get("outcome").getAsString(), found::toString);
            assertTrue(report.getAsJsonObject("video").get("drawnDelayMs").isJsonObject(), found::toString);
        }
        JsonObject sound = found.getAsJsonObject("sound");
        assertTrue(sound.getAsJsonObject("mouthToEarMs").get("p50").getAsDouble() > 10, found::toString);
        assertTrue(sound.has("behindPictureMs"), found::toString);
    }

    @Test
    void endsAllThatItHasStartedWhenItIsTold() throws Exception {
        List<String> command = new ArrayList<>(Project.parley());
        command.addAll(List.of("soak", "calls", "--out", out.toString()));
        try (ChildProcess soak = ChildProcess.start("soak", command)) {
            while (!Files.exists(out.resolve("ann.json"))) {
                assertTrue(soak.isAlive(), () -> soak.stderr().toString());
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            List<ProcessHandle> started =
                    ProcessHandle.of(soak.pid()).orElseThrow().descendants().toList();
            // A display, a sound server and its guard, two peers.
            assertTrue(started.size() > 3, started::toString);
            soak.terminate();
            for (ProcessHandle each : started) {
                each.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    /** @param expected exit code; -1 for any that ends a soak */
    private JsonObject soak(int expected, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(Project.parley(List.of("-Dparley.checkout=" + Project.root())));
        command.add("soak");
        command.addAll(List.of(arguments));
        command.addAll(List.of("--out", out.toString()));
        try (ChildProcess soak = ChildProcess.start("soak", command)) {
            int code = soak.awaitExit(LIMIT);
            String said = String.join("\n", soak.stdout());
            assertTrue(expected < 0 ? code <= 1 : code == expected, said + soak.stderr());
            return JsonParser.parseString(said).getAsJsonObject();
        }
    }

    /** The npm server is known to be deaf to a connection after one message that is no JSON. */
    @Test
    void noticesADeafConnection() throws Exception {
        try (NpmPeerServer npm = NpmPeerServer.start()) {
            SignalingSoak.Findings found = new SignalingSoak(npm.port(), 1, Duration.ofSeconds(1)).run(0, MESSAGES);
            assertTrue(found.problems().stream().anyMatch(it -> it.contains("is deaf to mallory")), found.toString());
        }
    }

    @Test
    void theSameSeedThrowsTheSame() {
        GarbageMaker garbage = new GarbageMaker(new SplittableRandom(7));
        GarbageMaker again = new GarbageMaker(new SplittableRandom(7));
        MalformedMessages messages = new MalformedMessages(new SplittableRandom(7));
        MalformedMessages messagesAgain = new MalformedMessages(new SplittableRandom(7));
        for (int i = 0; i < 200; i++) {
            assertArrayEquals(garbage.next(), again.next());
            assertArrayEquals(messages.next().bytes(), messagesAgain.next().bytes());
        }
    }
}
