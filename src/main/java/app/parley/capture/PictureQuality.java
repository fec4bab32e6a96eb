package app.parley.capture;

import app.parley.video.I420;
import java.nio.ByteBuffer;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Compares received cards with the same cards painted anew: peak signal-to-noise ratio of luma, every second row. The
 * painter for a new size is made on a thread of its own, as that takes longer than a frame may; until it is there,
 * frames are not compared. Confined to the lock of its owner but for that hand-over.
 */
final class PictureQuality {
    static final double MOST_DB = 60;

    private static final double PEAK_SQUARE = 255.0 * 255.0;
    private static final int ROW_STEP = 2;

    private volatile @Nullable CardPainter painter;
    /** Size that a painter was last ordered for. */
    private int orderedWidth;

    private int orderedHeight;
    private @Nullable I420 known;
    private byte[] row = {};
    private byte[] knownRow = {};
    private long count;
    private double sum;
    private double least = MOST_DB;

    /** Sees to it that pictures of this size can be compared soon. */
    void prepare(int width, int height) {
        if (width == orderedWidth && height == orderedHeight) {
            return;
        }
        orderedWidth = width;
        orderedHeight = height;
        Thread.ofPlatform()
                .name("test-card-reference")
                .daemon()
                .start(() -> painter = new CardPainter(width, height, 0));
    }

    /** Compares one picture, if all is ready. */
    void compare(I420 picture, CardCode code) {
        CardPainter cards = painter;
        if (cards == null || cards.width() != picture.width() || cards.height() != picture.height()) {
            return;
        }
        I420 reference = buffers(picture.width(), picture.height());
        cards.paintLuma(reference, code.frame());
        cards.paintCode(reference, code);
        double db = psnr(picture, reference);
        count++;
        sum += db;
        least = Math.min(least, db);
    }

    OptionalDouble mean() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }

    OptionalDouble least() {
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(least);
    }

    /** In dB; no difference at all counts as {@link #MOST_DB}. */
    private double psnr(I420 picture, I420 reference) {
        long squares = 0;
        for (int y = 0; y < picture.height(); y += ROW_STEP) {
            picture.y().get(y * picture.strideY(), row);
            reference.y().get(y * reference.strideY(), knownRow);
            squares += squares(row, knownRow);
        }
        long pixels = (long) picture.width() * ((picture.height() + ROW_STEP - 1) / ROW_STEP);
        double mean = (double) squares / pixels;
        return Math.min(MOST_DB, 10 * Math.log10(PEAK_SQUARE / mean));
    }

    private static int squares(byte[] a, byte[] b) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            int difference = (a[i] & 0xFF) - (b[i] & 0xFF);
            sum += difference * difference;
        }
        return sum;
    }

    private I420 buffers(int width, int height) {
        I420 kept = known;
        if (kept != null && kept.width() == width && kept.height() == height) {
            return kept;
        }
        ByteBuffer none = ByteBuffer.allocate(0);
        I420 fresh = new I420(width, height, ByteBuffer.allocateDirect(width * height), none, none, width, 0, 0);
        known = fresh;
        row = new byte[width];
        knownRow = new byte[width];
        return fresh;
    }
}
