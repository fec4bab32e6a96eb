package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.RingProbe;
import app.parley.rig.ChildProcess;
import app.parley.rig.ParleyProcess;
import app.parley.rig.Project;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What comes out of a speaker while a call rings. */
@Timeout(240)
class RingToneIT {
    private static final VirtualSound ANN = VirtualSound.echo("ann");
    private static final VirtualSound BOB = VirtualSound.echo("bob");
    private static final int SECONDS = 60;

    @Test
    void ringsAtTheSpeakerUntilItIsStopped() throws Exception {
        try (PrivatePulseAudio sound = PrivatePulseAudio.start(List.of(ANN));
                ChildProcess probe = probe(sound.environment(ANN))) {
            SoundClients ears = new SoundClients(sound.environment(ANN));
            for (int round = 0; round < 3; round++) {
                tell(probe, "ringback");
                assertTrue(ears.hears(ANN.sink(), 425, SECONDS), "ringback");
                tell(probe, "stop");
                awaitSilence(ears);
                tell(probe, "ring");
                assertTrue(ears.hears(ANN.sink(), 784, SECONDS), "ring");
                tell(probe, round < 2 ? "stop" : "off");
                awaitSilence(ears);
            }
            assertEnds(probe);
        }
    }

    @Test
    void ringsAtTheChosenSpeakerWhereItIsThere() throws Exception {
        try (PrivatePulseAudio sound = PrivatePulseAudio.start(List.of(ANN, BOB))) {
            Map<String, String> environment = new HashMap<>(sound.environment(ANN));
            environment.remove("PULSE_SINK");
            SoundClients ears = new SoundClients(environment);
            try (ChildProcess probe = probe(environment)) {
                for (VirtualSound chosen : List.of(BOB, ANN)) {
                    tell(probe, "speaker " + chosen.sink());
                    tell(probe, "ring");
                    assertTrue(ears.hears(chosen.sink(), 784, SECONDS), chosen.sink());
                    tell(probe, "stop");
                    awaitSilence(ears);
                }
                tell(probe, "speaker pulled out");
                tell(probe, "ring");
                await(() -> !ears.streams("sink-inputs").isEmpty(), "it rings at another");
                assertEnds(probe);
            }
        }
    }

    @Test
    void withoutASoundServerNothingRingsAndNothingBreaks() throws Exception {
        try (ChildProcess probe = probe(Map.of("PULSE_SERVER", "unix:/nowhere"))) {
            for (String word : List.of("ring", "stop", "ringback", "stop", "ring")) {
                tell(probe, word);
            }
            assertEnds(probe);
        }
    }

    private static ChildProcess probe(Map<String, String> environment) throws Exception {
        ChildProcess probe = ChildProcess.start("ring-probe", environment, Project.java(RingProbe.class));
        probe.awaitLine("ready"::equals, ParleyProcess.PATIENCE);
        return probe;
    }

    private static void tell(ChildProcess probe, String word) throws IOException {
        probe.stdin().write((word + "\n").getBytes(StandardCharsets.UTF_8));
        probe.stdin().flush();
    }

    private static void awaitSilence(SoundClients ears) throws Exception {
        await(() -> ears.streams("sink-inputs").isEmpty(), "silence");
    }

    private static void await(Callable<Boolean> condition, String what) throws Exception {
        long deadline = System.nanoTime() + ParleyProcess.PATIENCE.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, what);
        }
    }

    private static void assertEnds(ChildProcess probe) throws IOException, InterruptedException {
        probe.stdin().close();
        assertEquals(
                0, probe.awaitExit(ParleyProcess.PATIENCE), () -> probe.stderr().toString());
        assertTrue(probe.stdout().contains("survived"), () -> probe.stdout().toString());
    }
}
