package app.parley.cli;

import static app.parley.cli.PagesAndParleys.Behind.OURS;
import static app.parley.cli.PagesAndParleys.SOUND;
import static app.parley.cli.PagesAndParleys.awaitReports;
import static app.parley.cli.PagesAndParleys.report;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.cli.PagesAndParleys.Behind;
import app.parley.rig.ParleyProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page with the PeerJS library in Chromium calls a real Parley. */
@Timeout(240)
class PageCallsParleyIT extends PageScenarios {
    @ParameterizedTest
    @EnumSource
    void bothSeeAndHearAndEitherHangsUp(Behind server) throws Exception {
        ParleyProcess carl = all.answering(server, "carl");
        PeerPage ann = all.page(server, "ann", "#c02020", "reject");
        ann.call("carl");
        talkUntilThePageHangsUp(ann, carl);

        ann.call("carl");
        ann.awaitMovingPicture();
        carl.signal("TERM");
        ann.awaitClosed();
        ann.assertNoProblems();
    }

    @ParameterizedTest
    @EnumSource
    void aDeclinedPageHearsIt(Behind server) throws Exception {
        ParleyProcess carl = all.ringing(server, "carl");
        PeerPage ann = all.page(server, "ann", "camera", "reject");
        ann.call("carl");
        carl.awaitSaid("ann is calling.");
        carl.signal("TERM");
        ann.awaitClosed();
        ann.assertNoProblems();
        assertEquals("declined", report(carl, "ann").text("outcome"));
    }

    @Test
    void whoCallsSecondHearsThatParleyIsBusy() throws Exception {
        ParleyProcess bob = all.bob();
        PeerPage first = all.page(OURS, "first", "camera", "reject");
        first.call("bob");
        first.awaitMovingPicture();
        PeerPage second = all.page(OURS, "second", "camera", "reject");
        second.call("bob");
        second.awaitClosed();
        first.awaitMovingPicture();
        second.assertNoProblems();
        first.assertNoProblems();
        first.hangUp();
        report(bob, "first");
    }

    @Test
    void aPageThatCallsTwiceKeepsItsFirstCall() throws Exception {
        ParleyProcess bob = all.bob();
        PeerPage twice = all.page(OURS, "twice", "camera", "reject");
        twice.call("bob");
        twice.awaitMovingPicture();
        twice.call("bob");
        twice.awaitClosed();
        twice.page().await("page.calls[0].call.open");
        twice.page().evaluate("void page.calls.pop()");
        twice.awaitMovingPicture();
        twice.hangUp();
        report(bob, "twice");
        twice.assertNoProblems();
    }

    @Test
    void dataConnectionsAreRefusedAndTheCallGoesOn() throws Exception {
        ParleyProcess bob = all.bob();
        PeerPage data = all.page(OURS, "data", "camera", "reject");
        data.page().evaluate("page.connect('bob', 'json')");
        // PeerJS has no event for a connection that never opened: it lets go of it.
        data.page().await("!page.channels[0].channel.peerConnection");
        data.call("bob");
        data.awaitMovingPicture();
        data.page().evaluate("page.connect('bob', 'binary')");
        data.page().await("!page.channels[1].channel.peerConnection");
        data.awaitMovingPicture();
        assertEquals(1, data.page().evaluate("page.peer.connections.bob.length").getAsInt());
        data.hangUp();
        report(bob, "data");
        data.assertNoProblems();
    }

    @Test
    void aReloadedPageCallsAgain() throws Exception {
        ParleyProcess bob = all.bob();
        PeerPage again = all.page(OURS, "again", "camera", "reject");
        again.call("bob");
        again.awaitMovingPicture();
        again.reload();
        assertEquals("peer-hung-up", report(bob, "again").text("endReason"));
        again.call("bob");
        again.awaitMovingPicture();
        again.assertNoProblems();
        again.hangUp();
        awaitReports(bob, "again", 2);
    }

    @Test
    void ofTwoPagesAtOnceOneIsTaken() throws Exception {
        ParleyProcess bob = all.bob();
        PeerPage one = all.page(OURS, "one", "camera", "reject");
        PeerPage other = all.page(OURS, "other", "camera", "reject");
        one.call("bob");
        other.call("bob");
        one.page().await("page.last().closed + page.last().streams > 0");
        other.page().await("page.last().closed + page.last().streams > 0");
        boolean oneIsTaken = one.page().evaluate("page.last().closed").getAsInt() == 0;
        PeerPage taken = oneIsTaken ? one : other;
        (oneIsTaken ? other : one).awaitClosed();
        taken.awaitMovingPicture();
        taken.hangUp();
        report(bob, taken.id());
    }

    @Test
    void aPageWithoutACameraIsHeardAndHears() throws Exception {
        ParleyProcess bob = all.bob();
        PeerPage voice = all.page(OURS, "voice", "voice", "reject");
        voice.call("bob");
        voice.awaitTone(SOUND.toneHz().orElseThrow());
        // Parley counts packets once a second.
        voice.page().await("page.sound().currentTime > 3");
        voice.hangUp();
        ReportCheck report = report(bob, "voice");
        assertEquals("peer-hung-up", report.text("endReason"));
        assertTrue(report.number("audio", "packetsReceived") > 10);
        voice.assertNoProblems();
    }
}
