package app.parley.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class ReleaseInquiryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    private NewsServer server;

    @BeforeEach
    void serve() throws Exception {
        server = NewsServer.start(directory);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private String ask(String path) throws Exception {
        return server.inquiry(PATIENCE).ask(server.address(path));
    }

    @Test
    void asksOverTlsAndTellsTheVersionAlone() throws Exception {
        assertEquals(NewsServer.NEWS, ask("/news.json"));
        List<String> asked = server.asked();
        assertTrue(asked.contains("User-Agent: Parley/0.1.0"), asked.toString());
        assertTrue(asked.stream().noneMatch(line -> line.matches("(?i)(cookie|authorization|referer|from):.*")));
        assertEquals(1, server.requests());
    }

    @Test
    void followsAnAddressThatHasMoved() throws Exception {
        server.raw("/old", "HTTP/1.1 302 Found\r\nLocation: /news.json\r\nContent-Length: 0\r\n\r\n");
        assertEquals(NewsServer.NEWS, ask("/old"));
    }

    @Test
    void neverGoesOnWithoutTls() {
        server.raw("/down", "HTTP/1.1 302 Found\r\nLocation: http://localhost:1/\r\nContent-Length: 0\r\n\r\n");
        assertThrows(UnusableNewsException.class, () -> ask("/down"));
        URI plain = URI.create(server.address("/news.json").toString().replace("https:", "http:"));
        assertThrows(UnusableNewsException.class, () -> server.inquiry(PATIENCE).ask(plain));
    }

    @Test
    void believesNoCertificateOfAStranger() {
        assertThrows(IOException.class, () -> new ReleaseInquiry("0.1.0").ask(server.address("/news.json")));
        assertEquals(0, server.requests());
    }

    @Test
    void refusesWhatIsNoNews() {
        server.answer("/page", "200 OK", "<!doctype html><title>Welcome</title>");
        server.answer("/gone", "410 Gone", NewsServer.NEWS);
        server.raw("/bytes", "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n\u00ff");
        for (String path : List.of("/page", "/gone", "/bytes", "/nowhere")) {
            assertThrows(UnusableNewsException.class, () -> ask(path), path);
        }
    }

    @Test
    void readsNoMoreThanItMay() {
        server.answer("/long", "200 OK", " ".repeat(ReleaseNews.LARGEST) + NewsServer.NEWS);
        assertThrows(IOException.class, () -> ask("/long"));
        server.raw("/endless", "HTTP/1.1 200 OK\r\n\r\n" + " ".repeat(ReleaseNews.LARGEST + 1));
        assertThrows(IOException.class, () -> ask("/endless"));
    }

    @Test
    void waitsNoLongerThanItMay() throws Exception {
        server.raw("/half", "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{");
        ReleaseInquiry hasty = server.inquiry(Duration.ofMillis(300));
        String said = assertThrows(IOException.class, () -> hasty.ask(server.address("/half")))
                .getMessage();
        assertTrue(said.startsWith("no whole answer"), said);
    }
}
