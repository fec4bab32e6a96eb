package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ParleyProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What only time ends. Beside other tests, as it is all patience. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class LongWaitsIT {
    @TempDir
    Path home;

    @Test
    void whoeverDoesNotAnswerIsFiveOnBothSides() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            ParleyProcess bob = peers.bobOnlyListens("--calls", "1");
            ParleyProcess ann = peers.annCallsBob();
            bob.awaitSaid("ann is calling");
            ann.awaitSaid("did not answer");
            assertEquals(5, ann.awaitExit(), () -> ann.stderr().toString());
            assertEquals(5, bob.awaitExit(), () -> bob.stderr().toString());
            bob.awaitSaid("gave up before you answered");
        }
    }

    @Test
    void aCallerWhoIsKilledIsMissedBeforeTheRingWouldEnd() throws Exception {
        try (TwoPeers patient = TwoPeers.withServer(home.resolve("patient"));
                TwoPeers peers = TwoPeers.withServer(home)) {
            ParleyProcess other = patient.bobOnlyListens();
            patient.annCallsBob();
            other.awaitSaid("ann is calling");
            ParleyProcess bob = peers.bobOnlyListens("--calls", "1");
            ParleyProcess ann = peers.annCallsBob();
            bob.awaitSaid("ann is calling");
            ann.child().kill();
            bob.awaitSaid("gave up before you answered");
            assertEquals(5, bob.awaitExit(), () -> bob.stderr().toString());
            assertTrue(
                    other.stderr().stream().noneMatch(it -> it.contains("gave up")),
                    "who was called before, and whose caller is there, rings on");
        }
    }

    @Test
    void aPeerThatIsKilledIsMissedAndTheCallEndsCleanly() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            ParleyProcess bob = peers.bobAnswers();
            ParleyProcess ann = peers.annCallsBob("--report", "-");
            ann.awaitSaid("Connected with bob");
            bob.awaitSaid("Connected with ann");
            bob.child().kill();
            long killed = System.nanoTime();
            ann.awaitSaid("is interrupted");
            ann.awaitSaid("was lost");
            System.out.println("killed peer missed after " + (System.nanoTime() - killed) / 1_000_000 + " ms");
            assertEquals(7, ann.awaitExit(), () -> ann.stderr().toString());
            assertEquals(
                    "connection-lost", ann.reports().getFirst().get("endReason").getAsString());
        }
    }
}
