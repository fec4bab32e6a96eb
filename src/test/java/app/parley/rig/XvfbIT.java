package app.parley.rig;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class XvfbIT {
    @Test
    void twoDisplaysStandSideBySideAndCanBeSeen(@TempDir Path folder) throws Exception {
        Path socket;
        try (Xvfb one = Xvfb.start(640, 480);
                Xvfb two = Xvfb.start(800, 600)) {
            assertNotEquals(one.display(), two.display());
            Path png = folder.resolve("screen.png");
            two.screenshot(png);
            BufferedImage picture = assertNotNullImage(png);
            assertEquals(800, picture.getWidth());
            assertEquals(600, picture.getHeight());
            socket = Path.of("/tmp/.X11-unix", "X" + one.display().substring(1));
        }
        assertFalse(Files.exists(socket), "the display's socket is gone");
    }

    /** Else two programs that start at once could find it closed: each asks it a few things, leaves, and comes back. */
    @Test
    void staysAsItIsWhileNobodyIsThere() throws Exception {
        try (Xvfb screen = Xvfb.start(640, 480)) {
            String display = screen.display();
            ChildProcess.run(
                    List.of("xprop", "-display", display, "-root", "-f", "PARLEY", "8s", "-set", "PARLEY", "kept"));
            assertEquals(
                    "PARLEY(STRING) = \"kept\"",
                    ChildProcess.run(List.of("xprop", "-display", display, "-root", "PARLEY")));
        }
    }

    private static BufferedImage assertNotNullImage(Path png) throws Exception {
        BufferedImage picture = ImageIO.read(png.toFile());
        assertNotNull(picture, "not a PNG");
        return picture;
    }
}
