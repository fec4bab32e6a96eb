package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.rig.Page;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The guest page in a real browser before it is answered; the test says what the other side does. */
@Timeout(300)
class GuestRingIT extends GuestCalls {
    /** What in a call lies above or upon its next below, as JSON: nothing, while nobody is seen yet. */
    private static final String LAPS = """
        JSON.stringify(['#call header', '#call-notes', '#absent .avatar', '#absent-text', '#call .controls']
            .map(it => [it, document.querySelector(it).getBoundingClientRect()])
            .filter(([_, box]) => box.height > 0)
            .filter(([_, box], i, all) => i > 0 && all[i - 1][1].bottom > box.top)
            .map(([it]) => it))""";

    @Test
    void ringsAndIsDeclinedOrCancelled() throws Exception {
        try (RawPeer dora = new RawPeer(serverUrl(), "dora")) {
            Page page = open(chromium, link.replaceFirst("bob$", "dora"));
            page.click("#name");
            page.type("  Ada <b> ");
            page.press("Enter");
            JsonObject offer = dora.await("OFFER");
            assertEquals(
                    "Ada <b>",
                    offer.getAsJsonObject("payload")
                            .getAsJsonObject("ext")
                            .get("name")
                            .getAsString());
            reply(dora, offer, "CANDIDATE", "ringing", 1);
            page.await("document.querySelector('#absent-text').textContent === 'It is ringing…'");
            look(page, "ringing-en");
            reply(dora, offer, "LEAVE", "decline", 2);
            awaitEnd(page, "Call declined", "dora does not take the call now.");
            page.click("#again");
            offer = dora.await("OFFER");
            page.click("#hang-up");
            awaitEnd(page, "Call cancelled", "You stopped before dora answered.");
            assertCancels(dora.await("LEAVE"), offer);
        }
    }

    @Test
    void saysThatNobodyAnswered() throws Exception {
        try (RawPeer fay = new RawPeer(serverUrl(), "fay")) {
            Page page = open(chromium, link.replaceFirst("bob$", "fay"));
            page.click("#call-button");
            JsonObject offer = fay.await("OFFER");
            reply(fay, offer, "CANDIDATE", "ringing", 1);
            page.await("document.querySelector('#absent-text').textContent === 'It is ringing…'");
            // The other side says so to a caller who was away at the end of the ring.
            reply(fay, offer, "LEAVE", "no-answer", 2);
            awaitEnd(page, "No answer", "fay did not answer. Try again later.");
            page.evaluate("""
                    {
                      const start = setTimeout;
                      window.setTimeout = (action, ms, ...more) => start(action, ms === 60000 ? 500 : ms, ...more);
                    }""");
            page.click("#again");
            offer = fay.await("OFFER");
            awaitEnd(page, "No answer", "fay did not answer. Try again later.");
            // The first ring's end needed no good-bye: this is the second's.
            assertCancels(fay.await("LEAVE"), offer);
            look(page, "ended-no-answer-en");
        }
    }

    /** Else its light would stay on once the call is over. */
    @Test
    void aCameraThatOpensTooLateIsClosedAgain() throws Exception {
        try (RawPeer eve = new RawPeer(serverUrl(), "eve")) {
            Page page = open(chromium, link.replaceFirst("bob$", "eve"));
            page.click("#lobby-camera");
            page.click("#call-button");
            JsonObject offer = eve.await("OFFER");
            page.evaluate("""
                    {
                      const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
                      navigator.mediaDevices.getUserMedia = wanted => new Promise(give => {
                        window.late = () => open(wanted).then(stream => { window.opened = stream; give(stream); });
                      });
                    }""");
            page.click("#camera");
            page.await("window.late !== undefined");
            reply(eve, offer, "LEAVE", "decline", 1);
            awaitEnd(page, "Call declined", "eve does not take the call now.");
            page.evaluate("void window.late()");
            page.await("window.opened?.getTracks().every(it => it.readyState === 'ended')");
        }
    }

    @Test
    void notesLeaveRoomForWhoIsCalled() throws Exception {
        try (RawPeer gus = new RawPeer(serverUrl(), "gus")) {
            Page page = open(chromium, link.replaceFirst("bob$", "gus"));
            page.evaluate("navigator.mediaDevices.getUserMedia ="
                    + " () => Promise.reject(new DOMException('', 'NotAllowedError'))");
            page.click("#call-button");
            gus.await("OFFER");
            page.await("document.querySelector('#call-notes').children.length === 2");
            for (int[] size : new int[][] {{320, 568}, {360, 640}, {390, 844}, {844, 390}, {1280, 800}}) {
                page.size(size[0], size[1], size[0] < 1000);
                assertEquals("[]", page.evaluate(LAPS).getAsString(), () -> size[0] + " pixels wide");
                look(page, "calling-refused-" + size[0]);
            }
        }
    }

    private static void assertCancels(JsonObject leave, JsonObject offer) {
        JsonObject payload = leave.getAsJsonObject("payload");
        assertEquals("cancel", payload.getAsJsonObject("ext").get("op").getAsString());
        assertEquals(offer.getAsJsonObject("payload").get("connectionId"), payload.get("connectionId"));
    }

    private static void reply(RawPeer peer, JsonObject offer, String type, String op, int seq) {
        JsonObject ext = new JsonObject();
        ext.addProperty("v", 1);
        ext.addProperty("op", op);
        ext.addProperty("seq", seq);
        JsonObject payload = new JsonObject();
        payload.addProperty("type", "media");
        payload.add("connectionId", offer.getAsJsonObject("payload").get("connectionId"));
        payload.add("ext", ext);
        JsonObject message = new JsonObject();
        message.addProperty("type", type);
        message.add("dst", offer.get("src"));
        message.add("payload", payload);
        peer.send(message.toString());
    }
}
