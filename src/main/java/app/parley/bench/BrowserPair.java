package app.parley.bench;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two headless Chromiums, each with a page that uses PeerJS: ann, who calls, and bob, who accepts. The page is
 * {@code src/test/bench/call.js}.
 */
public final class BrowserPair implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PageServer pages;
    private final HeadlessBrowser ann;
    private final HeadlessBrowser bob;

    private BrowserPair(PageServer pages, HeadlessBrowser ann, HeadlessBrowser bob) {
        this.pages = pages;
        this.ann = ann;
        this.bob = bob;
    }

    /**
     * What they need.
     *
     * @param source the folder with the page
     * @param modules the folder {@code node_modules} with {@code peerjs}
     * @param film what their cameras see, Y4M
     * @param picture one picture of it, bare I420
     * @param sound environment that names the sound server they play on
     * @param log where the browsers' words go
     */
    public record Setup(Path source, Path modules, Path film, Path picture, Map<String, String> sound, Path log) {}

    /**
     * Starts both; returns when both are known to the signaling server.
     *
     * @param port of a PeerJS server on loopback
     */
    public static BrowserPair start(Setup setup, int port) throws IOException, InterruptedException {
        Map<String, byte[]> contents = new HashMap<>(Map.of("/card.i420", Files.readAllBytes(setup.picture())));
        String html = "<!doctype html><meta charset=utf-8><title>A call</title><link rel=icon href='data:,'>"
                + "<body><script src=/npm/peerjs/dist/peerjs.min.js></script><script src=/call.js></script>";
        contents.put("/call.html", html.getBytes(StandardCharsets.UTF_8));
        contents.put("/call.js", Files.readAllBytes(setup.source().resolve("call.js")));
        List<String> flags = List.of("--window-size=1280,720", "--use-file-for-fake-video-capture=" + setup.film());
        PageServer pages = PageServer.start(setup.modules(), contents);
        HeadlessBrowser ann = HeadlessBrowser.show(pages.url("/call.html?id=ann"), flags, setup.sound(), setup.log());
        HeadlessBrowser bob = HeadlessBrowser.show(pages.url("/call.html?id=bob"), flags, setup.sound(), setup.log());
        BrowserPair pair = new BrowserPair(pages, ann, bob);
        try {
            JsonObject join = verb("join");
            join.addProperty("port", port);
            pages.order("ann", join, PATIENCE);
            pages.order("bob", join, PATIENCE);
            return pair;
        } catch (IOException | InterruptedException e) {
            pair.close();
            throw e;
        }
    }

    private static JsonObject verb(String verb) {
        JsonObject order = new JsonObject();
        order.addProperty("verb", verb);
        return order;
    }

    /**
     * Ann calls bob; returns at the first picture that came to each.
     *
     * @param stamped whether pictures made by the page are sent, with the time in them, instead of the camera's
     * @param ring how long it rings before bob answers
     * @return of ann, in ms: {@code dial} from opening the camera, {@code call} from there on; of bob {@code accept} and
     *     {@code answer} likewise
     */
    public Map<String, Double> call(boolean stamped, Duration ring) throws IOException, InterruptedException {
        JsonObject expect = order("expect", stamped);
        expect.addProperty("ring", ring.toMillis());
        pages.order("bob", expect, PATIENCE);
        JsonObject dialled = pages.order("ann", order("call", stamped), PATIENCE);
        JsonObject answered = pages.order("bob", verb("accepted"), PATIENCE);
        return Map.of(
                "dial", dialled.get("opening").getAsDouble(),
                "call", dialled.get("open").getAsDouble(),
                "accept", answered.get("opening").getAsDouble(),
                "answer", answered.get("open").getAsDouble());
    }

    private static JsonObject order(String verb, boolean stamped) {
        JsonObject order = verb(verb);
        order.addProperty("stamped", stamped);
        return order;
    }

    /** What ann and bob have received so far, as {@code call.js} says it. */
    public List<JsonObject> read() throws IOException, InterruptedException {
        return List.of(pages.order("ann", verb("read"), PATIENCE), pages.order("bob", verb("read"), PATIENCE));
    }

    /** Ends the call on both sides and lets the cameras go. */
    public void hangUp() throws IOException, InterruptedException {
        pages.order("ann", verb("hangUp"), PATIENCE);
        pages.order("bob", verb("hangUp"), PATIENCE);
    }

    /** What both browsers use, all processes. */
    public ProcessSample sample() throws IOException {
        return ann.sample().plus(bob.sample());
    }

    @Override
    public void close() throws IOException {
        try (pages;
                ann;
                bob) {
            // Each is closed whatever becomes of the others.
        }
    }
}
