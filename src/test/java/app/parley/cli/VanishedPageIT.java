package app.parley.cli;

import static app.parley.cli.PagesAndParleys.Behind.OURS;
import static app.parley.cli.PagesAndParleys.report;
import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.rig.ParleyProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Pages that go without a word: nothing but time tells. All in one test, as each takes its time. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(240)
class VanishedPageIT {
    @TempDir
    Path home;

    @Test
    void aPageThatIsGoneIsMissed() throws Exception {
        try (PagesAndParleys all = new PagesAndParleys(home)) {
            ParleyProcess bob = all.bob();
            PeerPage caller = all.page(OURS, "caller", "camera", "reject");
            caller.call("bob");
            caller.awaitMovingPicture();
            PeerPage callee = all.page(OURS, "callee", "camera", "answer");
            ParleyProcess carl = all.calling(OURS, "carl", "callee");
            callee.awaitCall();
            callee.awaitMovingPicture();
            caller.page().close();
            callee.page().close();

            ParleyProcess dave = all.answering(OURS, "dave");
            PeerPage hasty = all.page(OURS, "hasty", "camera", "reject");
            takeBackBeforeTheAnswer(hasty, dave);

            // The wait for them to come back is the same as with a Parley.
            bob.awaitSaid("The path to caller is interrupted.");
            carl.awaitSaid("The path to callee is interrupted.");
            assertEquals("connect-failed", report(dave, "hasty").text("outcome"));
            // Nothing is left of it: the same page gets through now.
            hasty.call("dave");
            hasty.awaitMovingPicture();
            hasty.assertNoProblems();
            all.endTest();
        }
    }

    /** Parley stands still until the page has taken its call back, of which PeerJS tells nobody. */
    private static void takeBackBeforeTheAnswer(PeerPage page, ParleyProcess parley) throws Exception {
        parley.signal("STOP");
        try {
            page.call(parley.awaitReady());
            page.awaitSent("OFFER");
            page.hangUp();
        } finally {
            parley.signal("CONT");
        }
        parley.awaitSaid("hasty is calling.");
    }
}
