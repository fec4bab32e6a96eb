package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.capture.TestCardReader;
import app.parley.rig.Chromium;
import app.parley.rig.Page;
import app.parley.rig.ParleyProcess;
import app.parley.rig.Project;
import app.parley.server.ServerOptions;
import app.parley.server.ServerOptions.Listen;
import app.parley.server.ServerOptions.Timeouts;
import app.parley.server.SignalingServer;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the tests of the guest page share: a server, Bob, who takes every call and has a microphone, and a browser whose
 * camera films test cards. A script error in a page, or a breach of its policy, fails the test that opened it.
 */
abstract class GuestCalls {
    private static final Path LOOKS = Project.target().resolve("guest");
    /** The remote picture of now, as a data URL. */
    static final String CARD = """
        (() => {
          const video = document.querySelector('#remote');
          const canvas = document.createElement('canvas');
          canvas.width = video.videoWidth;
          canvas.height = video.videoHeight;
          canvas.getContext('2d').drawImage(video, 0, 0);
          return canvas.toDataURL('image/png');
        })()""";

    /** The loudest frequency that is played, once there is any sound. */
    static final String LOUDEST = """
        new Promise(async done => {
          const context = new AudioContext();
          await context.resume();
          const analyser = new AnalyserNode(context, {fftSize: 8192, smoothingTimeConstant: 0});
          context.createMediaStreamSource(document.querySelector('#remote').srcObject).connect(analyser);
          const bins = new Float32Array(analyser.frequencyBinCount);
          let before = -1;
          let same = 0;
          const timer = setInterval(() => {
            analyser.getFloatFrequencyData(bins);
            const most = bins.indexOf(Math.max(...bins));
            // Thrice the same: the first loud windows hold the tone's beginning, too, which may be stretched.
            same = most === before ? same + 1 : 0;
            before = most;
            if (same > 1 && bins[most] > -60) {
              clearInterval(timer);
              done(most * context.sampleRate / analyser.fftSize);
            }
          }, 100);
        })""";

    /**
     * The tone that Bob's microphone hears, two seconds of four. Beside a tone that never pauses Chromium's echo
     * canceller takes the beeps of its own microphone for echo, for five seconds or more, and sends -65 dB, not -20.
     */
    static final int VOICE_HERTZ = 660;

    private static final VirtualSound BOB = VirtualSound.played("bob");

    @TempDir
    static Path home;

    private static SignalingServer server;
    private static PrivatePulseAudio sound;
    private static ToneBursts voice;
    static Chromium chromium;
    static ParleyProcess bob;
    static String link;

    private final List<Page> pages = new ArrayList<>();

    /** Behind a path of its own, so that nothing of the page may count on the root. */
    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(LOOKS);
        server = SignalingServer.start(ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, "/talk/", false, 1))
                .with(new Timeouts(Duration.ofMillis(500), Duration.ofSeconds(90), Duration.ofSeconds(5))));
        sound = PrivatePulseAudio.start(List.of(BOB));
        voice = ToneBursts.start(
                sound.environment(BOB), BOB.room(), ToneBursts.sweep(VOICE_HERTZ, VOICE_HERTZ, 2000, 4000));
        bob = parley("bob", sound.environment(BOB), "--auto-answer");
        Path film = home.resolve("film.y4m");
        TestFilm.write(film, 8);
        chromium = Chromium.start("--use-file-for-fake-video-capture=" + film);
        bob.awaitReady();
        link = bob.awaitSaid("from a browser: ").replaceFirst(".*browser: ", "");
        assertEquals("http://127.0.0.1:" + server.port() + "/talk/call/bob", link);
    }

    @AfterAll
    static void stop() throws IOException {
        try (SignalingServer _ = server;
                PrivatePulseAudio _ = sound;
                ToneBursts _ = voice;
                ParleyProcess _ = bob) {
            if (chromium != null) {
                chromium.close();
            }
        }
    }

    @AfterEach
    void nothingWentWrongInThePages() throws IOException {
        for (Page page : List.copyOf(pages)) {
            leave(page);
        }
        awaitBobFree();
    }

    /** Each call that rang has been reported: the next test's report is not mistaken for one of these. */
    private static void awaitBobFree() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (bob.stderr().stream().filter(it -> it.contains("is calling")).count()
                > bob.reports().size()) {
            assertTrue(System.nanoTime() < deadline, "Bob is in a call still");
            LockSupport.parkNanos(5_000_000);
        }
    }

    void leave(Page page) throws IOException {
        pages.remove(page);
        assertEquals(List.of(), page.problems());
        page.close();
    }

    static ParleyProcess parley(String id, Map<String, String> environment, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("answer", "--headless", "--as", id));
        arguments.addAll(ParleyProcess.SMALL_CARD);
        arguments.addAll(List.of("--server", serverUrl(), "--report", "-"));
        arguments.addAll(List.of(more));
        return ParleyProcess.start(home.resolve(id), environment, arguments);
    }

    Page open(Chromium browser, String url) throws Exception {
        Page page = browser.open(url);
        pages.add(page);
        page.await("!document.querySelector('#lobby').hidden");
        return page;
    }

    Page call(String id) throws Exception {
        Page page = open(chromium, link.replaceFirst("bob$", id));
        page.click("#call-button");
        return page;
    }

    static void awaitPhase(Page page, String id) throws Exception {
        page.await("!document.querySelector('#" + id + "').hidden");
    }

    static void awaitPicture(Page page) throws Exception {
        page.await("document.querySelector('#remote').videoWidth > 0 && document.querySelector('#absent').hidden");
    }

    static String text(Page page, String id) throws Exception {
        return page.evaluate("document.querySelector('#" + id + "').textContent")
                .getAsString();
    }

    /** Ends with {@code title}; what more is said must hold {@code part}. */
    static void awaitEnd(Page page, String title, String part) throws Exception {
        page.await("!document.querySelector('#ended').hidden && document.querySelector('#end-title').textContent === '"
                + title + "'");
        assertTrue(text(page, "end-text").contains(part), text(page, "end-text"));
    }

    static String serverUrl() {
        return "ws://127.0.0.1:" + server.port() + "/talk";
    }

    static JsonObject nextReport(int before) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (bob.reports().size() <= before) {
            assertTrue(System.nanoTime() < deadline, "no report came");
            LockSupport.parkNanos(5_000_000);
        }
        return bob.reports().get(before);
    }

    static void look(Page page, String name) throws Exception {
        page.await("document.getAnimations().every(it => it.effect.getTiming().iterations === Infinity)");
        page.screenshot(LOOKS.resolve(name + ".png"));
    }

    static void seesTheCard(Page page) throws Exception {
        readsTheCard(() -> page.evaluate(CARD).getAsString());
        page.await("/^0:\\d\\d$/.test(document.querySelector('#time').textContent)");
    }

    /** @param picture gives {@link #CARD}'s value, each time anew */
    static void readsTheCard(Callable<String> picture) throws Exception {
        TestCardReader reader = new TestCardReader();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (reader.reading().framesRead() < 2) {
            assertTrue(System.nanoTime() < deadline, reader.reading()::toString);
            DrawnCards.show(picture.call(), reader);
        }
    }

    static void looksAtEveryWidth(Page page, String name) throws Exception {
        for (String scheme : new String[] {"dark", "light"}) {
            page.colorScheme(scheme);
            for (int width : new int[] {360, 800, 1280}) {
                page.size(width, 800, width < 500);
                look(page, name + scheme + "-" + width);
            }
        }
    }

    static void looksOfTheCall(Page page) throws Exception {
        look(page, "call-light-en");
        page.size(390, 844, true);
        look(page, "call-phone");
        page.size(844, 390, true);
        look(page, "call-phone-landscape");
        page.size(1280, 800, false);
    }

    static void looksOfTheEnd(Page page) throws Exception {
        look(page, "ended-light-en");
        page.colorScheme("dark");
        look(page, "ended-dark-en");
    }
}
