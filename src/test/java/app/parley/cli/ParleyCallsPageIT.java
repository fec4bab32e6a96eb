package app.parley.cli;

import static app.parley.cli.PagesAndParleys.Behind.OURS;
import static app.parley.cli.PagesAndParleys.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.cli.PagesAndParleys.Behind;
import app.parley.rig.ParleyProcess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real Parley calls a page with the PeerJS library in Chromium. */
@Timeout(240)
class ParleyCallsPageIT extends PageScenarios {
    @ParameterizedTest
    @EnumSource
    void bothSeeAndHearAndEitherHangsUp(Behind server) throws Exception {
        PeerPage ann = all.page(server, "ann", "#c02020", "answer");
        ParleyProcess carl = all.calling(server, "carl", "ann", "--calls", "2");
        ann.awaitCall();
        talkUntilThePageHangsUp(ann, carl);

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
        assertTrue(carl.stderr().stream().noneMatch(line -> line.contains("interrupted")), carl.stderr()::toString);
        ann.assertNoProblems();
    }
}
