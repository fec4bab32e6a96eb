package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Firefox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guest page in the other browser engine, which reads SDP by its own rules. */
@Timeout(300)
class FirefoxGuestIT extends GuestCalls {
    @Test
    void firefoxAndParleySeeEachOther() throws Exception {
        int before = bob.reports().size();
        try (Firefox firefox = Firefox.start()) {
            firefox.open(link);
            firefox.await("!document.querySelector('#lobby').hidden");
            firefox.evaluate("document.querySelector('#call-button').click()");
            firefox.await("document.querySelector('#remote').videoWidth > 0"
                    + " && document.querySelector('#absent').hidden");
            readsTheCard(() -> firefox.evaluate(CARD).getAsString());
            firefox.await("document.querySelector('#time').textContent >= '0:04'");
            firefox.evaluate("document.querySelector('#hang-up').click()");
            firefox.await("document.querySelector('#end-title').textContent === 'Call ended'");
        }
        ReportCheck report = new ReportCheck(nextReport(before));
        assertEquals("peer-hung-up", report.text("endReason"));
        assertTrue(report.number("video", "framesReceived") >= 10);
    }
}
