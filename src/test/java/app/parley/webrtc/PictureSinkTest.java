package app.parley.webrtc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.parley.video.LatestPicture;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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
}
