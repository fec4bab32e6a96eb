package app.parley.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.video.I420;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Frames handed to a reader with arrival times of our own. */
class TestCardReaderTest {
    private static final int HOST = 0x1234;
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final long SPAN = TimeUnit.SECONDS.toNanos(1) / 30;

    private final CardPainter painter = new CardPainter(WIDTH, HEIGHT, 7);
    private final I420 picture = Planes.allocate(WIDTH, HEIGHT, 0);
    private final CardCode code = new CardCode();
    private final WallClock clock = new WallClock();
    private final TestCardReader reader = new TestCardReader(HOST);
    private final long began = System.nanoTime();

    private void show(int frame, int host, int seed, long arrivedNanos, long delayNanos) {
        painter.paint(picture, frame);
        code.set(frame, clock.tenths(arrivedNanos - delayNanos), host, seed);
        painter.paintCode(picture, code);
        reader.onFrame(picture, 0, arrivedNanos);
    }

    private void show(int frame) {
        show(frame, HOST, 7, began + frame * SPAN, 0);
    }

    @Test
    void countsNumbersLeftOutAsLost() {
        show(5);
        show(6);
        show(10);
        show(11);
        assertEquals(3, reader.reading().framesLost());
        assertEquals(4, reader.reading().framesRead());
    }

    @Test
    void countsRepetitionsApart() {
        show(5);
        show(5);
        show(6);
        assertEquals(1, reader.reading().duplicates());
        assertEquals(2, reader.reading().framesRead());
        assertEquals(0, reader.reading().framesLost());
    }

    @Test
    void numbersWrapWithoutLoss() {
        show(CardCode.FRAME_MASK, HOST, 7, began, 0);
        show(0, HOST, 7, began + SPAN, 0);
        show(2, HOST, 7, began + 2 * SPAN, 0);
        assertEquals(1, reader.reading().framesLost());
    }

    @Test
    void anotherSenderOrANewBeginningIsNoLoss() {
        show(100);
        show(900, HOST, 8, began + 101 * SPAN, 0);
        show(3, HOST, 8, began + 102 * SPAN, 0);
        assertEquals(0, reader.reading().framesLost());
        assertEquals(OptionalInt.of(8), reader.reading().seed());
    }

    @Test
    void aPictureThatIsNoCardIsUnreadable() {
        I420 grey = Planes.degraded(picture, 0, 3, 1);
        reader.onFrame(grey, 0, began);
        reader.onFrame(Planes.allocate(2, 2, 0), 0, began + SPAN);
        assertEquals(2, reader.reading().framesUnreadable());
        assertEquals(0, reader.reading().framesRead());
        assertTrue(reader.reading().seed().isEmpty());
    }

    @Test
    void countsFreezesAfterTheFirstSecond() {
        long second = TimeUnit.SECONDS.toNanos(1);
        show(0, HOST, 7, began, 0);
        show(1, HOST, 7, began + second * 9 / 10, 0);
        assertEquals(0, reader.reading().freezes(), "within the first second");
        show(2, HOST, 7, began + second * 14 / 10, 0);
        assertEquals(0, reader.reading().freezes(), "0.4 s of it after the first second");
        show(3, HOST, 7, began + second * 20 / 10, 0);
        show(4, HOST, 7, began + second * 25 / 10, 0);
        assertEquals(1, reader.reading().freezes(), "more than half a second, and just half a second");
    }

    @Test
    void delayQuantilesAreThoseOfTheFrames() {
        for (int frame = 0; frame < 100; frame++) {
            long late = TimeUnit.MILLISECONDS.toNanos(frame + 1);
            show(frame, HOST, 7, System.nanoTime(), frame == 99 ? TimeUnit.SECONDS.toNanos(5) : late);
        }
        TestCardReading.Delay delay = reader.reading().delay().orElseThrow();
        assertEquals(50, delay.p50Ms(), 0.3);
        assertEquals(95, delay.p95Ms(), 0.3);
        assertEquals(5000, delay.maxMs(), 0.3);
    }

    @Test
    void anotherHostsClockGivesNoDelay() {
        show(1, HOST + 1, 7, began, 0);
        assertEquals(1, reader.reading().framesRead());
        assertTrue(reader.reading().delay().isEmpty());
    }

    @Test
    void comparesPicturesOnceSettled() {
        show(1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        int frame = 1;
        while (reader.reading().psnrDb().isEmpty() && System.nanoTime() < deadline) {
            frame++;
            show(frame);
            assertFalse(frame < 90 && reader.reading().psnrDb().isPresent(), "before it settled");
        }
        assertEquals(PictureQuality.MOST_DB, reader.reading().psnrDb().orElseThrow(), "seed and code are known");
        assertEquals(PictureQuality.MOST_DB, reader.reading().psnrLeastDb().orElseThrow());
        assertEquals(30, reader.reading().framesPerSecond(), 0.01);
        assertEquals(WIDTH, reader.reading().width());
    }
}
