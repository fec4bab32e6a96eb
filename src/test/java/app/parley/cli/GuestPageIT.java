package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.Chromium;
import app.parley.rig.Page;
import app.parley.rig.ParleyProcess;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guest page in a real browser, and Parley as it is started from a shell. Its looks are left in {@code target/guest}. */
@Timeout(300)
class GuestPageIT extends GuestCalls {
    @Test
    void bothSeeEachOtherAndWhatTheOtherSwitches() throws Exception {
        int before = bob.reports().size();
        Page page = open(chromium, link);
        looksOfTheLobby(page);
        page.click("#show-picture");
        page.await("document.querySelector('#preview').videoWidth > 0");
        look(page, "lobby-preview-light-en");
        page.click("#name");
        page.type("Ada <b>");
        page.click("#call-button");
        awaitPicture(page);
        seesTheCard(page);
        assertEquals(VOICE_HERTZ, page.evaluate(LOUDEST).getAsDouble(), 10);
        looksOfTheCall(page);
        // The browser's made-up microphone only beeps now and then.
        page.await("document.querySelector('#time').textContent >= '0:06'");
        switchesBeSeen(page);
        page.click("#hang-up");
        awaitEnd(page, "Call ended", "You hung up.");
        assertTrue(text(page, "end-lasted").startsWith("The call lasted 0:"), text(page, "end-lasted"));
        looksOfTheEnd(page);
        ReportCheck report = new ReportCheck(nextReport(before));
        assertEquals("peer-hung-up", report.text("endReason"));
        assertTrue(report.text("peer").startsWith("guest-"), report.text("peer"));
        assertTrue(report.number("video", "framesReceived") >= 10);
        // Only a card whose code was read is counted for losses.
        assertTrue(report.number("video", "framesLost") >= 0);
        report.hearsSomething();
    }

    private static void switchesBeSeen(Page page) throws Exception {
        page.click("#mic");
        bob.awaitSaid("has switched the microphone off");
        assertEquals(
                "true",
                page.evaluate("document.querySelector('#mic').ariaPressed").getAsString());
        page.click("#mic");
        bob.awaitSaid("has switched the microphone on");
        page.click("#camera");
        bob.awaitSaid("has switched the camera off");
        page.await("document.querySelector('#own-tile').hidden");
        page.click("#camera");
        bob.awaitSaid("has switched the camera on");
        page.await("!document.querySelector('#own-tile').hidden");
    }

    private static void looksOfTheLobby(Page page) throws Exception {
        looksAtEveryWidth(page, "lobby-en-");
    }

    @Test
    void speaksChineseOnAPhone() throws Exception {
        Page page = open(chromium, link);
        page.languages("zh-CN,zh");
        page.size(390, 844, true);
        page.colorScheme("light");
        page.open(link.replaceFirst("/bob$", ""));
        awaitPhase(page, "ask");
        assertEquals("zh-CN", page.evaluate("document.documentElement.lang").getAsString());
        page.click("#ask-id");
        page.type("a@b");
        page.press("Enter");
        page.await("document.querySelector('#ask-problem').textContent.startsWith('这不是有效的 ID')");
        look(page, "ask-phone-light-zh");
        page.evaluate("document.querySelector('#ask-id').value = ''");
        page.type("bob");
        page.press("Enter");
        awaitPhase(page, "lobby");
        assertEquals(link, page.evaluate("location.href").getAsString());
        look(page, "lobby-phone-light-zh");
        page.colorScheme("dark");
        look(page, "lobby-phone-dark-zh");
        page.evaluate("document.querySelector('#lobby-camera').focus()");
        page.press(" ");
        page.await("document.querySelector('#placeholder-text').textContent === '您的摄像头已关闭'");
        looksAtEveryWidth(page, "lobby-zh-");
    }

    @Test
    void aGuestWhoseBrowserRefusesTheDevicesStillSeesAndHears() throws Exception {
        int before = bob.reports().size();
        try (Chromium refusing = Chromium.start("--use-fake-ui-for-media-stream=deny")) {
            Page page = open(refusing, link);
            page.click("#show-picture");
            page.await(
                    "document.querySelector('#lobby-notes').textContent.includes('not let this page use the camera')");
            look(page, "lobby-refused-en");
            page.click("#call-button");
            awaitPicture(page);
            assertTrue(text(page, "call-notes").contains("so you cannot be heard"), text(page, "call-notes"));
            look(page, "call-refused-en");
            seesTheCard(page);
            leave(page);
        }
        // The page had the time to say good-bye: nobody waits for the connection to fail.
        JsonObject report = nextReport(before);
        assertEquals("peer-hung-up", report.get("endReason").getAsString());
        assertEquals(0, new ReportCheck(report).number("video", "framesReceived"));
    }

    @Test
    void everyDeviceErrorHasItsSentence() throws Exception {
        Page page = open(chromium, link);
        for (String[] error : new String[][] {
            {"NotFoundError", "No camera was found"},
            {"NotReadableError", "Another program is using the camera"},
            {"TypeError", "The camera does not work"},
            {"NotAllowedError", "does not let this page use the camera"}
        }) {
            page.evaluate("navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', '" + error[0]
                    + "'))");
            page.evaluate(
                    "document.querySelector('#lobby-camera').ariaPressed === 'true'"
                            + " ? document.querySelector('#lobby-camera').click() : document.querySelector('#show-picture').click()");
            page.await("document.querySelector('#lobby-notes').textContent.includes('" + error[1] + "')");
        }
    }

    @Test
    void withoutHttpsThePageSaysWhyTheGuestCannotBeSeen() throws Exception {
        try (Chromium outside = Chromium.start("--host-resolver-rules=MAP guest.test 127.0.0.1")) {
            Page page = open(outside, link.replace("127.0.0.1", "guest.test"));
            assertFalse(page.evaluate("isSecureContext").getAsBoolean());
            assertTrue(text(page, "lobby-notes").contains("does not begin with https"), text(page, "lobby-notes"));
            assertEquals("You can watch and listen. Nobody sees or hears you.", text(page, "placeholder-text"));
            assertEquals("Call to watch and listen", text(page, "call-button").strip());
            page.await("document.querySelector('#lobby-controls').hidden");
            looksAtEveryWidth(page, "lobby-insecure-");
            page.click("#call-button");
            awaitPicture(page);
            page.click("#hang-up");
            awaitEnd(page, "Call ended", "You hung up.");
            leave(page);
        }
    }

    @Test
    void saysThatThePathIsLostAndThatItIsBack() throws Exception {
        Page page = call("bob");
        awaitPicture(page);
        // Frozen, he sends nothing; nobody tells the page.
        bob.signal("STOP");
        try {
            page.await("!document.querySelector('#pill').hidden");
            assertEquals("Reconnecting… the connection was interrupted", text(page, "pill"));
            look(page, "call-reconnecting-en");
        } finally {
            bob.signal("CONT");
        }
        page.await("document.querySelector('#pill').hidden");
        page.click("#hang-up");
        awaitEnd(page, "Call ended", "You hung up.");
    }

    @Test
    void aStallIsASecondWithoutAPacketThatIsDue() throws Exception {
        Page page = open(chromium, link);
        String told = page.evaluate("""
                import('./stall.js').then(({ StallWatch }) => {
                  const watch = new StallWatch();
                  return [[0, 0, true], [0, 2000, true], [5, 2300, true], [5, 3300, true], [5, 3301, true],
                    [5, 9000, true], [6, 9300, true], [6, 10000, false], [6, 11000, true], [6, 11001, true]]
                      .map(it => watch.read(...it) ?? '-').join(' ');
                })""").getAsString();
        assertEquals("- - - - stalled - resumed - - stalled", told);
    }

    @Test
    void hearsHowTheOtherSideEndsIt() throws Exception {
        try (ParleyProcess carol = parley("carol", Map.of(), "--auto-answer", "--for", "1s", "--calls", "1")) {
            carol.awaitReady();
            Page page = call("carol");
            // She has no sound server, and says that she cannot be heard.
            page.await("!document.querySelector('#peer-muted').hidden");
            awaitEnd(page, "Call ended", "carol hung up.");
            assertEquals(0, carol.awaitExit());
            page.click("#again");
            awaitEnd(page, "Not reachable", "Nobody with the ID carol");
        }
    }

    /** Nobody hung up: each side says to the other what failed. */
    @Test
    void aFailureIsToldEitherWay() throws Exception {
        try (RawPeer dora = new RawPeer(serverUrl(), "dora")) {
            Page page = call("dora");
            JsonObject offer = dora.await("OFFER");
            String sdp = offer.getAsJsonObject("payload")
                    .getAsJsonObject("sdp")
                    .get("sdp")
                    .getAsString();
            dora.send(answer(offer, sdp.replace("a=setup:actpass", "a=setup:active")));
            dora.send(reply(offer, "LEAVE", """
                "ext":{"v":1,"op":"hangup","seq":2,"reason":"connect-failed"}"""));
            awaitEnd(page, "No connection", "No way through the networks was found between you and dora.");
            page.click("#again");
            dora.send(answer(dora.await("OFFER"), "v=1"));
            awaitEnd(page, "The call could not be set up", "This browser and the other side");
            JsonObject left = dora.await("LEAVE").getAsJsonObject("payload").getAsJsonObject("ext");
            assertEquals("negotiation-failed", left.get("reason").getAsString());
        }
    }

    private static String answer(JsonObject offer, String sdp) {
        return reply(offer, "ANSWER", """
            "ext":{"v":1,"op":"answer","seq":1,"offer":1},"sdp":{"type":"answer","sdp":%s}\
            """.formatted(new JsonPrimitive(sdp)));
    }

    private static String reply(JsonObject offer, String type, String more) {
        return """
            {"type":"%s","dst":%s,"payload":{"type":"media","connectionId":%s,%s}}\
            """.formatted(
                        type, offer.get("src"), offer.getAsJsonObject("payload").get("connectionId"), more);
    }

    @Test
    void comesBackOnceTheOtherSideDoes() throws Exception {
        Page page = call("bob");
        awaitPicture(page);
        // As when the other computer falls asleep: nothing comes, and nothing is said.
        bob.signal("STOP");
        page.await("!document.querySelector('#pill').hidden");
        assertEquals("Reconnecting… the connection was interrupted", text(page, "pill"));
        look(page, "reconnecting-en");
        bob.signal("CONT");
        page.await("document.querySelector('#pill').hidden");
        seesTheCard(page);
        page.click("#hang-up");
        awaitEnd(page, "Call ended", "You hung up.");
    }

    @Test
    void aSecondGuestIsToldThatThePersonIsBusy() throws Exception {
        Page first = call("bob");
        awaitPicture(first);
        Page second = call("bob");
        awaitEnd(second, "Busy", "bob is in another call.");
        first.click("#hang-up");
        awaitEnd(first, "Call ended", "You hung up.");
    }
}
