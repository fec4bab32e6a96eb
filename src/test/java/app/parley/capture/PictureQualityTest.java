package app.parley.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.video.I420;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class PictureQualityTest {
    private static final int FRAME = 4711;

    private final CardCode code = new CardCode();

    /** A card of seed 99; its reader knows no seed. */
    private I420 card(int width, int height) {
        I420 picture = Planes.allocate(width, height, 5);
        CardPainter painter = new CardPainter(width, height, 99);
        painter.paint(picture, FRAME);
        code.set(FRAME, 123, 45, 99);
        painter.paintCode(picture, code);
        return picture;
    }

    private double compared(I420 received) {
        PictureQuality quality = new PictureQuality();
        quality.prepare(received.width(), received.height());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (quality.mean().isEmpty() && System.nanoTime() < deadline) {
            quality.compare(received, code);
            LockSupport.parkNanos(1_000_000);
        }
        return quality.mean().orElseThrow();
    }

    @Test
    void theSamePictureReachesTheCap() {
        assertEquals(PictureQuality.MOST_DB, compared(card(1280, 720)));
    }

    @Test
    void everySampleOffByFourIsThirtySixDecibels() {
        I420 picture = card(1280, 720);
        for (int y = 0; y < 720; y++) {
            for (int x = 0; x < 1280; x++) {
                Planes.setLuma(picture, x, y, Planes.luma(picture, x, y) + 4);
            }
        }
        assertEquals(10 * Math.log10(255.0 * 255 / 16), compared(picture), 0.001);
    }

    @Test
    void noiseGivesTheRatioOfItsVariance() {
        I420 noisy = Planes.degraded(card(1280, 720), 1, 4, 5);
        assertEquals(10 * Math.log10(255.0 * 255 / 16), compared(noisy), 0.2);
    }

    @Test
    void anotherFramesPictureIsFarOff() {
        I420 picture = card(1280, 720);
        code.set(FRAME + 40, 123, 45, 99);
        assertTrue(compared(picture) < 25);
    }

    @Test
    void aScaledCardIsCloseToTheCardOfThatSize() {
        double db = compared(Planes.scaled(card(1280, 720), 640, 360));
        assertTrue(db > 35, () -> "only " + db + " dB");
    }
}
