package app.parley.cli;

import static app.parley.cli.PagesAndParleys.Behind.OURS;
import static app.parley.cli.PagesAndParleys.SOUND;
import static app.parley.cli.PagesAndParleys.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.cli.PagesAndParleys.Behind;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real Parley calls a page with the PeerJS library in Chromium. */
@Timeout(240)
class ParleyCallsPageIT {
    @TempDir
    static Path home;

    private static PagesAndParleys all;

    @BeforeAll
    static void start() throws Exception {
        all = new PagesAndParleys(home);
    }

    @AfterAll
    static void stop() throws Exception {
        all.close();
    }

    @AfterEach
    void endTest() throws Exception {
        all.endTest();
    }

    @ParameterizedTest
    @EnumSource
    void bothSeeAndHearAndEitherHangsUp(Behind server) throws Exception {
        PeerPage ann = all.page(server, "ann", "#c02020", "answer");
        ParleyProcess carl = all.calling(server, "carl", "ann", "--calls", "2", "--expect", "video,audio");
        ann.awaitCall();
        ann.awaitTestCard();
        ann.awaitTone(SOUND.toneHz().orElseThrow());
        ann.hangUp();
        ReportCheck report = report(carl, "ann");
        assertEquals("connected", report.text("outcome"));
        assertEquals("peer-hung-up", report.text("endReason"));
        assertTrue(report.number("video", "framesReceived") >= 10);
        assertEquals(1000, report.number("audio", "toneHz"), 8);

        ann.page().await("page.calls.length > 1");
        ann.awaitMovingPicture();
        carl.signal("TERM");
        ann.awaitClosed();
        ann.assertNoProblems();
    }

    @Test
    void takenBackBeforeTheAnswerThePageCannotTakeIt() throws Exception {
        PeerPage ann = all.page(OURS, "ann", "camera", "wait");
        ParleyProcess carl = all.calling(OURS, "carl", "ann");
        ann.awaitCall();
        carl.signal("TERM");
        assertEquals("cancelled", report(carl, "ann").text("outcome"));
        ann.answer();
        all.bob();
        ann.call("bob");
        ann.awaitMovingPicture();
        ann.assertNoProblems();
    }

    @Test
    void aPageThatRejectsSaysNothing() throws Exception {
        PeerPage ann = all.page(OURS, "ann", "camera", "reject");
        ParleyProcess carl = all.calling(OURS, "carl", "ann");
        ann.awaitCall();
        carl.signal("TERM");
        assertEquals("cancelled", report(carl, "ann").text("outcome"));
        ann.assertNoProblems();
    }

    @Test
    void aPageMayOnlyWatch() throws Exception {
        PeerPage ann = all.page(OURS, "ann", "nothing", "answer");
        ParleyProcess carl = all.calling(OURS, "carl", "ann", "--for", "4s");
        ann.awaitCall();
        ann.awaitTestCard();
        ann.awaitClosed();
        assertEquals("hung-up", report(carl, "ann").text("endReason"));
        assertNeverInterrupted(carl);
        ann.assertNoProblems();
    }

    /** To stop sending is no interruption. */
    @Test
    void aPageMaySwitchCameraAndMicrophoneOff() throws Exception {
        PeerPage ann = all.page(OURS, "ann", "camera", "answer");
        ParleyProcess carl = all.calling(OURS, "carl", "ann", "--for", "5s");
        ann.awaitCall();
        ann.awaitMovingPicture();
        ann.page().evaluate("page.last().call.localStream.getTracks().forEach(t => t.stop())");
        ann.awaitClosed();
        assertEquals("hung-up", report(carl, "ann").text("endReason"));
        assertNeverInterrupted(carl);
        ann.assertNoProblems();
    }

    private static void assertNeverInterrupted(ParleyProcess parley) {
        assertTrue(
                parley.stderr().stream().noneMatch(line -> line.contains("interrupted")),
                parley.stderr()::toString);
    }
}
