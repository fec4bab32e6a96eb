package app.parley.capture;

import app.parley.video.Picture;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads test cards as they are taken to be drawn: how old they are by then. Pictures come on one thread, {@link #delay}
 * may be called on any other.
 */
public final class DrawnCardReader {
    private static final int LEAST_WIDTH = 160;
    private static final int LEAST_HEIGHT = 90;

    private final int host = HostHash.ofThisHost();
    private final CodeReader codes = new CodeReader();
    private final CardCode code = new CardCode();
    private final WallClock clock = new WallClock();
    private final DelayHistogram delays = new DelayHistogram();
    private final Drawn drawn = new Drawn();
    private int lastFrame = -1;
    private long pictures;

    /** @param takenNanos {@link System#nanoTime()} */
    public synchronized void onPicture(Picture picture, long takenNanos) {
        drawn.picture = picture;
        pictures++;
        boolean readable = picture.width() >= LEAST_WIDTH
                && picture.height() >= LEAST_HEIGHT
                && picture.rotation() == 0
                && codes.read(drawn, code);
        if (readable && code.host() == host && code.frame() != lastFrame) {
            lastFrame = code.frame();
            delays.add(clock.tenths(takenNanos) - code.sentAt());
        }
    }

    /** All that were taken, with a card or without. */
    public synchronized long pictures() {
        return pictures;
    }

    /** From the sender's hand-over to here; empty without a card, or where the two do not share a clock. */
    public synchronized Optional<TestCardReading.Delay> delay() {
        return delays.summary();
    }

    /** Green stands for brightness: the code is black and white. */
    private static final class Drawn implements Luma {
        private static final int BYTES_PER_PIXEL = 4;

        private @Nullable Picture picture;

        private Picture present() {
            return Objects.requireNonNull(picture);
        }

        @Override
        public int width() {
            return present().width();
        }

        @Override
        public int height() {
            return present().height();
        }

        @Override
        public int at(int x, int y) {
            return present().bgra().get(BYTES_PER_PIXEL * (y * width() + x) + 1) & 0xFF;
        }
    }
}
