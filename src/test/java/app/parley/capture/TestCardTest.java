package app.parley.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.video.FrameSource;
import app.parley.video.I420;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class TestCardTest {
    private static byte[] bytes(ByteBuffer plane) {
        byte[] bytes = new byte[plane.capacity()];
        plane.get(0, bytes);
        return bytes;
    }

    private static I420 painted(int seed, int frame) {
        I420 picture = Planes.allocate(640, 360, 0);
        new CardPainter(640, 360, seed).paint(picture, frame);
        return picture;
    }

    @Test
    void samePictureForSameFrameAndSeed() {
        assertArrayEquals(bytes(painted(3, 77).y()), bytes(painted(3, 77).y()));
        assertArrayEquals(bytes(painted(3, 77).u()), bytes(painted(3, 77).u()));
    }

    @Test
    void seedChangesTheHueAndNotTheLuma() {
        assertArrayEquals(bytes(painted(3, 77).y()), bytes(painted(4, 77).y()));
        assertFalse(java.util.Arrays.equals(
                bytes(painted(3, 77).v()), bytes(painted(4, 77).v())));
    }

    @Test
    void eachFrameMoves() {
        assertFalse(java.util.Arrays.equals(
                bytes(painted(3, 77).y()), bytes(painted(3, 78).y())));
    }

    @Test
    void itsFramesAreReadWithoutGapOnItsOwnThread() throws InterruptedException {
        I420 buffer = Planes.allocate(320, 180, 0);
        TestCardReader reader = new TestCardReader();
        CountDownLatch enough = new CountDownLatch(20);
        AtomicBoolean elsewhere = new AtomicBoolean();
        FrameSource card = new TestCard(0x1_0005, 320, 180, 60);
        card.start((width, height, painter) -> {
            painter.paint(buffer);
            reader.onFrame(buffer, 0, System.nanoTime());
            elsewhere.compareAndSet(false, !Thread.currentThread().getName().equals("test-card"));
            enough.countDown();
        });
        enough.await();
        card.stop();
        TestCardReading reading = reader.reading();
        assertTrue(reading.framesRead() >= 20);
        assertEquals(0, reading.framesLost() + reading.framesUnreadable() + reading.duplicates());
        assertEquals(5, reading.seed().orElseThrow());
        assertTrue(reading.delay().isPresent(), "one host, one clock");
        assertFalse(elsewhere.get());
    }

    @Test
    void sendsNothingAfterStopAndGoesOnCountingAfterANewStart() throws InterruptedException {
        I420 buffer = Planes.allocate(160, 90, 0);
        TestCardReader reader = new TestCardReader();
        AtomicInteger calls = new AtomicInteger();
        TestCard card = new TestCard(0, 160, 90, 240);
        card.stop();
        for (int round = 0; round < 5; round++) {
            CountDownLatch some = new CountDownLatch(3);
            card.start((width, height, painter) -> {
                painter.paint(buffer);
                reader.onFrame(buffer, 0, System.nanoTime());
                calls.incrementAndGet();
                some.countDown();
            });
            some.await();
            card.stop();
            int then = calls.get();
            assertTrue(Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(t -> t.getName().equals("test-card")));
            assertEquals(then, calls.get());
        }
        assertEquals(0, reader.reading().framesLost());
        assertEquals(calls.get(), reader.reading().framesRead());
    }

    @Test
    void mayBeStoppedFromWithinItsTarget() throws InterruptedException {
        TestCard card = new TestCard(0, 160, 90, 240);
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch called = new CountDownLatch(1);
        card.start((width, height, painter) -> {
            calls.incrementAndGet();
            card.stop();
            called.countDown();
        });
        called.await();
        assertEquals(1, calls.get());
    }

    @Test
    void refusesASecondStartAndSizesItCannotDraw() {
        TestCard card = new TestCard(0, 160, 90, 30);
        card.start((width, height, painter) -> {});
        try {
            assertThrows(IllegalStateException.class, () -> card.start((width, height, painter) -> {}));
        } finally {
            card.stop();
        }
        assertThrows(IllegalArgumentException.class, () -> new TestCard(0, 159, 90, 30));
        assertThrows(IllegalArgumentException.class, () -> new TestCard(0, 160, 90, 0));
    }

    @Test
    void keepsToItsScheduleWithoutDrift() throws InterruptedException {
        CountDownLatch frames = new CountDownLatch(121);
        AtomicInteger count = new AtomicInteger();
        TestCard card = new TestCard(0, 160, 90, 240);
        long[] first = new long[1];
        card.start((width, height, painter) -> {
            if (count.getAndIncrement() == 0) {
                first[0] = System.nanoTime();
            }
            frames.countDown();
        });
        frames.await();
        long took = System.nanoTime() - first[0];
        card.stop();
        // Never ahead of the schedule; how far behind is the machine's affair. The first may itself be late.
        assertTrue(took > TimeUnit.MILLISECONDS.toNanos(500) * 9 / 10, () -> "120 frames took " + took + " ns");
    }
}
