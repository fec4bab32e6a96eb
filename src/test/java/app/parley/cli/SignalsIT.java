package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.rig.ParleyProcess;
import app.parley.rig.Xvfb;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a call when one side is told to end, or dies. */
@Timeout(180)
class SignalsIT {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void theCallerHangsUpAndStillReports(String signal) throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            Path file = home.resolve("ann.json");
            ParleyProcess bob = peers.bobAnswers("--calls", "1", "--report", "-");
            ParleyProcess ann = peers.annCallsBob("--report", file.toString());
            ann.awaitSaid("Connected with bob");
            bob.awaitSaid("Connected with ann");
            ann.signal(signal);
            ann.awaitExit();
            assertEquals(0, bob.awaitExit(), () -> bob.stderr().toString());
            assertEquals("peer-hung-up", word(bob.reports().getFirst(), "endReason"));
            JsonObject report = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            assertEquals("connected", word(report, "outcome"));
            assertEquals("hung-up", word(report, "endReason"));
        }
    }

    @Test
    void theCalleeHangsUpAndStillReports() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home)) {
            ParleyProcess bob = peers.bobAnswers("--report", "-");
            ParleyProcess ann = peers.annCallsBob("--report", "-");
            ann.awaitSaid("Connected with bob");
            bob.awaitSaid("Connected with ann");
            bob.signal("TERM");
            bob.awaitExit();
            assertEquals(0, ann.awaitExit(), () -> ann.stderr().toString());
            assertEquals("hung-up", word(bob.reports().getFirst(), "endReason"));
            assertEquals("peer-hung-up", word(ann.reports().getFirst(), "endReason"));
        }
    }

    /** JavaFX, ended in the middle of a pulse, and the native library, whose threads outlive the JVM, would complain. */
    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aWindowHangsUpAndEndsWithoutAComplaint(String signal, int code) throws Exception {
        try (Xvfb screen = Xvfb.start(1280, 800);
                TwoPeers peers = TwoPeers.withServer(home)) {
            Path file = home.resolve("ann.json");
            ParleyProcess bob = peers.bobAnswers("--calls", "1", "--report", "-");
            ParleyProcess ann = peers.windowCallsBob(screen, "--report", file.toString());
            ann.awaitPicture();
            ann.awaitSaid("ready for signals");
            ann.signal(signal);
            endsQuietly(ann, code);
            assertEquals(0, bob.awaitExit(), () -> bob.stderr().toString());
            assertEquals("peer-hung-up", word(bob.reports().getFirst(), "endReason"));
            JsonObject report = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
            assertEquals("hung-up", word(report, "endReason"));
        }
    }

    @Test
    void soDoesAPersonsWindowWhoseTerminalIsClosed() throws Exception {
        try (Xvfb screen = Xvfb.start(1280, 800);
                TwoPeers peers = TwoPeers.withServer(home)) {
            ParleyProcess bob = peers.bobAnswers("--calls", "1");
            ParleyProcess ann = peers.windowCallsBob(screen);
            ann.awaitConnected();
            bob.awaitSaid("Connected with ann");
            ann.awaitSaid("ready for signals");
            ann.signal("HUP");
            endsQuietly(ann, 129);
            assertEquals(0, bob.awaitExit(), () -> bob.stderr().toString());
        }
    }

    private static void endsQuietly(ParleyProcess ann, int code) throws InterruptedException {
        assertEquals(code, ann.awaitExit(), () -> ann.stderr().toString());
        assertEquals(
                List.of(),
                Stream.concat(ann.stdout().stream(), ann.stderr().stream())
                        .filter(line -> line.contains("Exception") || line.contains("attach"))
                        .toList());
    }

    private static String word(JsonObject report, String key) {
        return report.get(key).getAsString();
    }
}
