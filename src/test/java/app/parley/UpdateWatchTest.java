package app.parley;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.settings.Settings;
import app.parley.settings.SettingsFile;
import app.parley.settings.UpdateFile;
import app.parley.ui.Updates.Release;
import app.parley.update.NewsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a real server, real files, and a clock that the test moves. */
@Timeout(90)
class UpdateWatchTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Release NEWS =
            new Release("9.8.7", "Share your screen.", "可以共享屏幕。", "https://parley.example/news");

    @TempDir
    Path directory;

    private final BackgroundThread background = new BackgroundThread();
    private final BlockingQueue<Optional<Release>> shown = new LinkedBlockingQueue<>();
    private Instant now = Instant.parse("2026-11-26T08:00:00Z");
    private NewsServer server;
    private SettingsFile file;
    private UpdateFile kept;

    @BeforeEach
    void serve() throws Exception {
        server = NewsServer.start(directory);
        file = new SettingsFile(directory.resolve("settings.json"));
        kept = new UpdateFile(directory.resolve("state/update.json"));
    }

    @AfterEach
    void stop() throws IOException {
        background.close();
        server.close();
    }

    /** A fresh start of the program. */
    private UpdateWatch watch(String running) throws Exception {
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        UpdateWatch made = new UpdateWatch(
                file.load().settings().updates(),
                new UpdateWatch.Memory(file, kept, background),
                server.inquiry(PATIENCE),
                running,
                clock);
        shown.clear();
        made.subscribe(shown::add);
        assertEquals(Optional.empty(), shown.poll());
        return made;
    }

    private void configure(String path) throws IOException {
        String address = server.address(path).toString();
        file.update(it -> it.withUpdates(new Settings.Updates(address, Instant.EPOCH, "")));
    }

    private Optional<Release> awaitShown() throws InterruptedException {
        Optional<Release> news = shown.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertTrue(news != null, "nothing was shown");
        return news;
    }

    @Test
    void asksNobodyUntilAnAddressIsSet() throws Exception {
        try (UpdateWatch watch = watch("0.1.0")) {
            watch.look();
            assertEquals(0, server.requests());
            watch.setAddress(server.address("/news.json").toString());
            assertEquals(Optional.of(NEWS), awaitShown());
        }
        assertEquals(
                server.address("/news.json").toString(),
                file.load().settings().updates().address());
    }

    @Test
    void asksOnceADayAcrossStartsAndShowsTheNewsInBetween() throws Exception {
        configure("/news.json");
        for (int start = 0; start < 3; start++) {
            try (UpdateWatch watch = watch("0.1.0")) {
                watch.look();
                watch.look();
                assertEquals(List.of(Optional.of(NEWS)), List.copyOf(shown));
            }
        }
        assertEquals(1, server.requests());
        now = now.plus(Duration.ofHours(23));
        try (UpdateWatch watch = watch("0.1.0")) {
            watch.look();
            assertEquals(1, server.requests());
            now = now.plus(Duration.ofHours(1));
            watch.look();
            assertEquals(2, server.requests());
        }
    }

    @Test
    void aClockThatWasWrongDoesNotSilenceIt() throws Exception {
        String address = server.address("/news.json").toString();
        Instant future = now.plus(Duration.ofDays(9000));
        file.update(it -> it.withUpdates(new Settings.Updates(address, future, "")));
        try (UpdateWatch watch = watch("0.1.0")) {
            watch.look();
        }
        assertEquals(1, server.requests());
    }

    @Test
    void ofTwoWindowsOneAsks() throws Exception {
        configure("/news.json");
        try (UpdateWatch one = watch("0.1.0");
                UpdateWatch other = watch("0.1.0")) {
            one.look();
            other.look();
            assertEquals(List.of(Optional.of(NEWS), Optional.of(NEWS)), List.copyOf(shown));
        }
        assertEquals(1, server.requests());
    }

    @Test
    void aVersionThatRunsOrWasDismissedIsNoNews() throws Exception {
        configure("/news.json");
        try (UpdateWatch watch = watch("9.8.7")) {
            watch.look();
            assertEquals(List.of(), List.copyOf(shown));
        }
        try (UpdateWatch watch = watch("9.8.6")) {
            watch.look();
            assertEquals(Optional.of(NEWS), awaitShown());
            watch.dismiss();
            assertEquals(Optional.empty(), awaitShown());
        }
        try (UpdateWatch watch = watch("9.8.6")) {
            watch.look();
            assertEquals(List.of(), List.copyOf(shown));
            server.answer("/news.json", "200 OK", NewsServer.NEWS.replace("9.8.7", "9.8.8"));
            now = now.plus(Duration.ofDays(1));
            watch.look();
            assertEquals("9.8.8", awaitShown().orElseThrow().version());
        }
    }

    @Test
    void nonsenseChangesNothingAndIsNotAskedForAgainThatDay() throws Exception {
        configure("/news.json");
        try (UpdateWatch watch = watch("0.1.0")) {
            watch.look();
            assertEquals(Optional.of(NEWS), awaitShown());
            server.answer("/news.json", "200 OK", "{\"version\":\"10.0.0\"}");
            now = now.plus(Duration.ofDays(1));
            watch.look();
            watch.look();
            assertEquals(2, server.requests());
        }
        try (UpdateWatch watch = watch("0.1.0")) {
            watch.look();
            assertEquals(Optional.of(NEWS), awaitShown());
        }
    }

    @Test
    void anEmptyAddressSilencesItAndForgetsWhatWasHeard() throws Exception {
        configure("/news.json");
        try (UpdateWatch watch = watch("0.1.0")) {
            watch.look();
            assertEquals(Optional.of(NEWS), awaitShown());
            watch.setAddress("");
            assertEquals(Optional.empty(), awaitShown());
        }
        background.close();
        assertEquals("", file.load().settings().updates().address());
        assertTrue(Files.notExists(directory.resolve("state/update.json")));
        assertEquals(1, server.requests());
    }
}
