package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.video.LatestPicture;
import app.parley.video.Picture;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureSinkTest {
    private final AtomicLong now = new AtomicLong(TimeUnit.SECONDS.toNanos(100));
    private final AtomicInteger seen = new AtomicInteger();
    private final LatestPicture picture = new LatestPicture();
    private final PictureSink sink = new PictureSink(picture, (_, _, _) -> seen.incrementAndGet(), now::get);

    @BeforeAll
    static void load() {
        NativeLibrary.load();
    }

    private void frame(long ageMillis) {
        long due = now.get() - TimeUnit.MILLISECONDS.toNanos(ageMillis);
        sink.onVideoFrame(new VideoFrame(NativeI420Buffer.allocate(64, 36), due));
    }

    @Test
    void convertsNoPictureThatHasWaitedTooLongButShowsItToTheTap() {
        picture.setPaneSize(64, 36);
        frame(0);
        assertNotNull(picture.takeNewest());
        frame(2_000);
        assertNull(picture.takeNewest());
        assertEquals(2, seen.get());
        assertEquals(2, sink.frames());
        now.addAndGet(TimeUnit.MILLISECONDS.toNanos(10));
        frame(0);
        assertNotNull(picture.takeNewest());
    }

    /** Left half dark, right half bright: whatever the steps, each pixel is about what stands there. */
    @ParameterizedTest
    @CsvSource({
        "1280,720,1280,720",
        "1280,720,960,540",
        "1280,720,320,180",
        "1280,720,252,142",
        "1280,720,600,338",
        "644,362,80,44",
        "640,360,64,500"
    })
    void showsAllOfThePictureInEverySize(int width, int height, int paneWidth, int paneHeight) {
        NativeI420Buffer buffer = NativeI420Buffer.allocate(width, height);
        Planes.fill(buffer.getDataU(), (byte) 128);
        Planes.fill(buffer.getDataV(), (byte) 128);
        for (int i = 0; i < buffer.getDataY().capacity(); i++) {
            buffer.getDataY().put(i, (byte) (i % buffer.getStrideY() < width / 2 ? 40 : 200));
        }
        picture.setPaneSize(paneWidth, paneHeight);
        sink.onVideoFrame(new VideoFrame(buffer, now.get()));
        Picture shown = Objects.requireNonNull(picture.takeNewest());
        assertTrue(shown.width() == paneWidth || shown.height() == paneHeight, shown.width() + " x " + shown.height());
        assertEquals((double) width / height, (double) shown.width() / shown.height(), 0.05);
        int row = shown.height() / 2;
        assertEquals(brightness(shown, 0, row), brightness(shown, shown.width() * 2 / 5, row), 1);
        assertEquals(brightness(shown, shown.width() * 3 / 5, row), brightness(shown, shown.width() - 1, row), 1);
        assertTrue(brightness(shown, shown.width() - 1, row) - brightness(shown, 0, row) > 150);
    }

    private static int brightness(Picture picture, int x, int y) {
        return picture.bgra().get(4 * (y * picture.width() + x) + 1) & 0xFF;
    }
}
