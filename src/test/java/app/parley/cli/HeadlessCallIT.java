package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.NpmPeerServer;
import app.parley.rig.ParleyProcess;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real calls between two real processes, with test card and tones. */
@Timeout(240)
class HeadlessCallIT {
    private static final String EXPECT = "video,audio";
    private static final double MOSTLY_HEARD = 0.25;

    @TempDir
    Path home;

    @Test
    void picturesAndTonesComeBothWaysInOneCallAfterTheOther() throws Exception {
        try (ParleyProcess server = ParleyProcess.start(home.resolve("server"), "serve", "--port", "0");
                TwoPeers peers = new TwoPeers(home, served(server)).withSound()) {
            Path file = home.resolve("bob.json");
            ParleyProcess bob = peers.bobAnswers("--calls", "2", "--expect", EXPECT, "--report", file.toString());
            for (int i = 0; i < 2; i++) {
                ParleyProcess ann = peers.annCallsBob("--for", "6s", "--expect", EXPECT, "--report", "-");
                assertEndsByItself(ann, "You hung up.");
                assertEquals(1, ann.stdout().size(), () -> ann.stdout().toString());
                check(ann.reports().getFirst(), "bob", "caller", "hung-up", TwoPeers.BOB);
            }
            assertEndsByItself(bob, "ann hung up.");
            assertEquals(List.of("ready bob"), bob.stdout());
            List<String> lines = Files.readAllLines(file);
            assertEquals(2, lines.size());
            for (String line : lines) {
                check(JsonParser.parseString(line).getAsJsonObject(), "ann", "callee", "peer-hung-up", TwoPeers.ANN);
            }
        }
    }

    @Test
    void theSameCallGoesOverTheServerFromNpm() throws Exception {
        try (NpmPeerServer server = NpmPeerServer.start();
                TwoPeers peers = new TwoPeers(home, server.url()).withSound()) {
            ParleyProcess bob = peers.bobAnswers("--calls", "1", "--expect", EXPECT, "--report", "-");
            ParleyProcess ann = peers.annCallsBob("--for", "6s", "--expect", EXPECT, "--report", "-");
            assertEquals(0, ann.awaitExit(), () -> ann.stderr().toString());
            assertEquals(0, bob.awaitExit(), () -> bob.stderr().toString());
            assertEquals("ready bob", bob.stdout().getFirst());
            check(ann.reports().getFirst(), "bob", "caller", "hung-up", TwoPeers.BOB);
            check(bob.reports().getFirst(), "ann", "callee", "peer-hung-up", TwoPeers.ANN);
        }
    }

    @Test
    void anEchoSendsBackPictureAndSound() throws Exception {
        try (TwoPeers peers = TwoPeers.withServer(home).withSound()) {
            ParleyProcess bob = peers.bobAnswers("--echo", "--calls", "1", "--report", "-");
            ParleyProcess ann = peers.annCallsBob("--for", "6s", "--expect", EXPECT, "--report", "-");
            assertEquals(0, ann.awaitExit(), () -> ann.stderr().toString());
            assertEquals(0, bob.awaitExit(), () -> bob.stderr().toString());
            ReportCheck report = new ReportCheck(ann.reports().getFirst());
            System.out.println("echo: " + ann.reports().getFirst());
            report.isWholeAfter(6);
            report.showsTheCard(28);
            report.hearsTone(TwoPeers.ANN.toneHz().orElseThrow(), MOSTLY_HEARD);
            // What it hears is what it sends: neither is made up.
            new ReportCheck(bob.reports().getFirst())
                    .hearsTone(TwoPeers.ANN.toneHz().orElseThrow(), MOSTLY_HEARD);
        }
    }

    private static void check(JsonObject json, String peer, String role, String end, VirtualSound heard) {
        System.out.println("report: " + json);
        ReportCheck report = new ReportCheck(json);
        report.isWholeAfter(6);
        assertEquals(peer, report.text("peer"));
        assertEquals(role, report.text("role"));
        assertEquals(end, report.text("endReason"));
        report.showsTheCard(32);
        report.hearsTone(heard.toneHz().orElseThrow(), MOSTLY_HEARD);
    }

    private static void assertEndsByItself(ParleyProcess process, String lastWord) throws Exception {
        process.awaitSaid(lastWord);
        long hungUp = System.nanoTime();
        assertEquals(0, process.awaitExit(), () -> process.stderr().toString());
        Duration took = Duration.ofNanos(System.nanoTime() - hungUp);
        System.out.println("hang-up to exit: " + took.toMillis() + " ms");
        assertTrue(took.toSeconds() < 20, took::toString);
    }

    private static String served(ParleyProcess server) throws InterruptedException {
        String said = server.awaitSaid("listens on port ");
        return "ws://127.0.0.1:" + said.replaceAll(".*port (\\d+).*", "$1");
    }
}
