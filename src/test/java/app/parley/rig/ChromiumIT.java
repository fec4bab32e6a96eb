package app.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ChromiumIT {
    private static final String PAGE = """
        <!doctype html><meta charset=utf-8><title>t</title>
        <style>body{background:#fff;margin:0} @media (prefers-color-scheme: dark){body{background:#204060}}</style>
        <input id=name><button id=go onclick="document.title = document.querySelector('#name').value">go</button>
        <script src="/npm/peerjs/dist/peerjs.min.js"></script>
        """;

    @TempDir
    Path folder;

    @Test
    void drivesAPageAndLeavesNothing() throws Exception {
        Path profile;
        List<ProcessHandle> processes;
        try (PageServer server = PageServer.start(Map.of("/t.html", PAGE));
                Chromium chromium = Chromium.start()) {
            profile = chromium.profile();
            processes = chromium.processes();
            assertTrue(processes.size() > 1, processes::toString);
            Page page = chromium.open(server.url("/t.html"));
            evaluates(page);
            clicksAndTypes(page);
            looksAsTold(page);
            seesACamera(page);
            page.close();
        }
        assertFalse(Files.exists(profile));
        for (ProcessHandle each : processes) {
            assertFalse(each.isAlive(), () -> each.info().toString());
        }
    }

    private static void evaluates(Page page) throws Exception {
        assertEquals("function", page.evaluate("typeof peerjs.Peer").getAsString());
        assertEquals(
                3,
                page.evaluate("new Promise(done => setTimeout(() => done([1, 2]), 5)).then(l => l.length + 1)")
                        .getAsInt());
        assertThrows(AssertionError.class, () -> page.evaluate("Promise.reject(new Error('no'))"));
        page.evaluate("console.warn('careful', 7), setTimeout(() => { throw new Error('lost') }), 1");
        page.evaluate("new Promise(done => setTimeout(done, 20))");
        assertTrue(page.console().contains("warning: careful 7"), page.console()::toString);
        assertTrue(page.problems().stream().anyMatch(text -> text.contains("lost")), page.problems()::toString);
    }

    private static void clicksAndTypes(Page page) throws Exception {
        page.click("#name");
        page.type("对话");
        page.click("#go");
        page.await("document.title === '对话'");
        page.languages("zh-CN,zh");
        page.reload();
        assertEquals("zh-CN", page.evaluate("navigator.language").getAsString());
        assertEquals("t", page.evaluate("document.title").getAsString());
    }

    private void looksAsTold(Page page) throws Exception {
        page.size(300, 200, false);
        for (String scheme : List.of("light", "dark")) {
            page.colorScheme(scheme);
            Path png = folder.resolve(scheme + ".png");
            page.screenshot(png);
            BufferedImage image = ImageIO.read(png.toFile());
            assertEquals(300, image.getWidth());
            assertEquals(scheme.equals("dark") ? 0x204060 : 0xffffff, image.getRGB(290, 190) & 0xffffff);
        }
    }

    private static void seesACamera(Page page) throws Exception {
        String kinds = page.evaluate("navigator.mediaDevices.getUserMedia({audio: true, video: true})"
                        + ".then(s => s.getTracks().map(t => t.kind + ':' + t.readyState).sort().join())")
                .getAsString();
        assertEquals("audio:live,video:live", kinds);
    }
}
