package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ParleyProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share one Chromium and its servers; whatever a test opened is closed after it. */
abstract class PageScenarios {
    /** Pictures, of Parley's 30 a second. */
    static final int A_SECOND = 30;

    @TempDir
    static Path home;

    static PagesAndParleys all;

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

    /** Picture and sound come both ways between a page that sends a colour and a Parley; then the page hangs up. */
    static void talkUntilThePageHangsUp(PeerPage page, ParleyProcess parley) throws Exception {
        page.awaitTestCard();
        page.awaitTone(PagesAndParleys.SOUND.toneHz().orElseThrow());
        page.awaitMorePictures(A_SECOND);
        page.hangUp();
        ReportCheck report = PagesAndParleys.report(parley, page.id());
        assertEquals("connected", report.text("outcome"));
        assertEquals("peer-hung-up", report.text("endReason"));
        assertTrue(report.number("video", "framesReceived") > 0);
        assertEquals(320, report.number("video", "width"));
        assertEquals(1000, report.number("audio", "toneHz"), 8);
    }
}
