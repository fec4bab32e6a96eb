package app.parley.cli;

import static app.parley.cli.PagesAndParleys.Behind.OURS;
import static app.parley.cli.PagesAndParleys.SOUND;
import static app.parley.cli.PagesAndParleys.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.cli.PagesAndParleys.Behind;
import java.nio.file.Path;
import java.util.List;
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
    /** Pictures, of Parley's 30 a second. */
    private static final int A_SECOND = 30;

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
        ParleyProcess carl = all.calling(server, "carl", "ann", "--calls", "2");
        ann.awaitCall();
        ann.awaitTestCard();
        ann.awaitTone(SOUND.toneHz().orElseThrow());
        ann.awaitMorePictures(A_SECOND);
        ann.hangUp();
        ReportCheck report = report(carl, "ann");
        assertEquals("connected", report.text("outcome"));
        assertEquals("peer-hung-up", report.text("endReason"));
        assertTrue(report.number("video", "framesReceived") > 0);
        assertEquals(320, report.number("video", "width"));
        assertEquals(1000, report.number("audio", "toneHz"), 8);

        ann.page().await("page.calls.length > 1");
        ann.awaitMovingPicture();
        carl.signal("TERM");
        ann.awaitClosed();
        ann.assertNoProblems();
    }

    @Test
    void takenBackBeforeTheAnswerThePageLetsItGo() throws Exception {
        PeerPage ann = all.page(OURS, "ann", "camera", "wait");
        ParleyProcess carl = all.calling(OURS, "carl", "ann");
        ann.awaitCall();
        assertEquals(1, ann.page().evaluate("page.peer.connections.carl.length").getAsInt());
        carl.signal("TERM");
        ann.page().await("page.peer.connections.carl === undefined");
        assertEquals("cancelled", report(carl, "ann").text("outcome"));
        ann.assertNoProblems();
    }

    /** To send nothing, or to stop, is no interruption, which shows after a second. */
    @Test
    void aPageNeedNotSend() throws Exception {
        PeerPage ann = all.page(OURS, "ann", "nothing", "answer");
        ParleyProcess carl = all.calling(OURS, "carl", "ann", "--calls", "2");
        ann.awaitCall();
        ann.awaitTestCard();
        ann.awaitMorePictures(2 * A_SECOND);
        ann.page().evaluate("page.sends = 'camera'");
        ann.hangUp();

        ann.page().await("page.calls.length > 1");
        ann.awaitMovingPicture();
        ann.page().evaluate("page.last().call.localStream.getTracks().forEach(t => t.stop())");
        ann.awaitMorePictures(2 * A_SECOND);
        carl.signal("TERM");
        ann.awaitClosed();
        carl.awaitExit();
        assertEquals(
                List.of("peer-hung-up", "hung-up"),
                carl.reports().stream()
                        .map(each -> each.get("endReason").getAsString())
                        .toList());
        assertTrue(
                carl.stderr().stream().noneMatch(line -> line.contains("interrupted")),
                carl.stderr()::toString);
        ann.assertNoProblems();
    }
}
