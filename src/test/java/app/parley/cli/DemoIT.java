package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ParleyProcess;
import com.google.gson.JsonParser;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code parley demo} as on a server without a display. */
@Timeout(240)
class DemoIT {
    private static final int COLOURS = 50;

    @TempDir
    Path home;

    @Test
    void aDemoShowsARealCallAndLeavesNothingBehind() throws Exception {
        Path out = home.resolve("out");
        try (ParleyProcess demo = ParleyProcess.start(home, "demo", "--for", "6s", "--out", out.toString())) {
            Set<ProcessHandle> started = new HashSet<>();
            while (demo.child().isAlive()) {
                ProcessHandle.of(demo.child().pid()).stream()
                        .flatMap(ProcessHandle::descendants)
                        .forEach(started::add);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            assertEquals(0, demo.awaitExit(), () -> demo.stdout() + "\n" + demo.stderr());
            String summary = String.join("\n", demo.stdout());
            assertTrue(summary.contains("ann saw 1,280 x 720") || summary.contains("ann saw 1280 x 720"), summary);
            assertTrue(summary.contains("The tone was heard"), summary);
            // Two peers, a display, and a sound server with its guard.
            assertTrue(started.size() >= 5, started::toString);
            assertGone(started);
        }
        for (String peer : List.of("ann", "bob")) {
            ReportCheck report = new ReportCheck(JsonParser.parseString(Files.readString(out.resolve(peer + ".json")))
                    .getAsJsonObject());
            report.isWholeAfter(6);
            report.showsTheCard(25);
            report.hearsSomething();
            assertIsAPicture(out.resolve(peer + ".png"));
        }
        assertFalse(Files.exists(home.resolve("config")), "the person's settings");
        assertFalse(Files.exists(home.resolve("state")), "the person's history");
    }

    private static void assertGone(Set<ProcessHandle> processes) {
        long deadline = System.nanoTime() + ParleyProcess.PATIENCE.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        assertEquals(
                List.of(),
                processes.stream()
                        .filter(ProcessHandle::isAlive)
                        .map(process -> process.info().toString())
                        .toList());
    }

    private static void assertIsAPicture(Path file) throws IOException {
        BufferedImage image = ImageIO.read(file.toFile());
        assertNotNull(image);
        assertTrue(image.getWidth() >= 600 && image.getHeight() >= 400, image::toString);
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < image.getHeight(); y += 4) {
            for (int x = 0; x < image.getWidth(); x += 4) {
                colours.add(image.getRGB(x, y));
            }
        }
        assertTrue(colours.size() > COLOURS, "only " + colours.size() + " colours");
    }
}
