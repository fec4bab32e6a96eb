package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.capture.TestCardReader;
import app.parley.rig.Chromium;
import app.parley.rig.Page;
import app.parley.rig.PageServer;
import app.parley.rig.Project;
import app.parley.video.I420;
import com.google.gson.JsonArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A page in Chromium with the PeerJS library as it comes from npm, and src/test/pages/peer.js. */
final class PeerPage implements AutoCloseable {
    private static final Path PAGES = Path.of("src/test/pages");
    private static final int CARDS = 3;

    private final Page page;
    private final String id;
    private final String join;

    private PeerPage(Page page, String id, String join) {
        this.page = page;
        this.id = id;
        this.join = join;
    }

    /** What {@link #open} needs. */
    static PageServer serve() throws IOException, InterruptedException {
        Path folder = Project.root().resolve(PAGES);
        return PageServer.start(Map.of(
                "/peer.html", Files.readString(folder.resolve("peer.html")),
                "/peer.js", Files.readString(folder.resolve("peer.js"))));
    }

    /**
     * A page that others can call when this returns.
     *
     * @param port of the signaling server
     * @param sends {@code camera}, {@code voice}, {@code nothing}, or a colour
     * @param takes calls: {@code answer}, {@code wait}, {@code reject}
     */
    static PeerPage open(Chromium chromium, PageServer pages, int port, String id, String sends, String takes)
            throws IOException, InterruptedException {
        Page page = chromium.open(pages.url("/peer.html"));
        PeerPage peer = new PeerPage(page, id, "page.join('%s', %d, '%s', '%s')".formatted(id, port, sends, takes));
        page.evaluate(peer.join);
        return peer;
    }

    String id() {
        return id;
    }

    Page page() {
        return page;
    }

    /** Reloads, and takes the same ID again. */
    void reload() throws IOException, InterruptedException {
        page.reload();
        page.await("typeof page === 'object'");
        page.evaluate(join);
    }

    void call(String peer) throws IOException, InterruptedException {
        page.evaluate("page.call('" + peer + "')");
    }

    /** Closes the last call, as a page hangs up, cancels or rejects. */
    void hangUp() throws IOException, InterruptedException {
        page.evaluate("page.last().call.close()");
    }

    /** Leaves no call behind, unless the page is closed already. */
    void hangUpAll() throws IOException, InterruptedException {
        if (!page.isClosed()) {
            page.evaluate("page.calls.forEach(each => each.call.close())");
        }
    }

    void answer() throws IOException, InterruptedException {
        page.evaluate("page.answer()");
    }

    /** Its signaling socket has taken a message of this type. */
    void awaitSent(String type) {
        page.awaitSocketMessage(message -> message.sent() && message.text().contains("\"type\":\"" + type + "\""));
    }

    /** A call has come; it may be answered. */
    void awaitCall() throws IOException, InterruptedException {
        page.await("page.calls.length > 0");
    }

    /** PeerJS told the page that its last call is over. */
    void awaitClosed() throws IOException, InterruptedException {
        page.await("page.last().closed > 0");
        assertEquals(1, page.evaluate("page.last().closed").getAsInt());
    }

    /** The last call goes on and its picture moves. */
    void awaitMovingPicture() throws IOException, InterruptedException {
        page.await("page.last().call.open && page.last().video.videoWidth > 0");
        awaitMorePictures(3);
    }

    void awaitMorePictures(int pictures) throws IOException, InterruptedException {
        int before = page.evaluate("page.frames()").getAsInt();
        page.await("page.frames() > " + (before + pictures));
    }

    void awaitColour(int red, int green, int blue) throws IOException, InterruptedException {
        awaitMovingPicture();
        page.await("page.colour().every((c, i) => Math.abs(c - [%d, %d, %d][i]) < 40)".formatted(red, green, blue));
    }

    /** Parley's test card is seen whole, again and again. */
    void awaitTestCard() throws IOException, InterruptedException {
        awaitMovingPicture();
        TestCardReader reader = new TestCardReader();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (reader.reading().framesRead() < CARDS && System.nanoTime() < deadline) {
            JsonArray shown = page.evaluate(
                            "[page.luma(), page.last().video.videoWidth, page.last().video.videoHeight]")
                    .getAsJsonArray();
            ByteBuffer luma =
                    ByteBuffer.wrap(Base64.getDecoder().decode(shown.get(0).getAsString()));
            int width = shown.get(1).getAsInt();
            I420 frame = new I420(width, shown.get(2).getAsInt(), luma, luma, luma, width, width, width);
            reader.onFrame(frame, 0, System.nanoTime());
        }
        assertEquals(CARDS, reader.reading().framesRead(), () -> "test cards read: " + reader.reading());
    }

    /** A tone of this pitch is heard. */
    void awaitTone(int hertz) throws IOException, InterruptedException {
        page.await("Math.abs(page.hertz() - " + hertz + ") < 8");
    }

    /** PeerJS reported nothing but these, and no script failed. */
    void assertNoProblems(String... reported) throws IOException, InterruptedException {
        assertEquals("" + List.of(reported), "" + texts("page.errors"));
        assertEquals(List.of(), texts("page.calls.flatMap(c => c.errors)"));
        assertEquals(List.of(), page.problems());
    }

    private List<String> texts(String expression) throws IOException, InterruptedException {
        return page.evaluate(expression).getAsJsonArray().asList().stream()
                .map(each -> each.getAsString())
                .toList();
    }

    @Override
    public void close() throws IOException {
        page.close();
    }
}
