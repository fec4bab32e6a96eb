package app.parley.video;

import java.nio.ByteBuffer;

/**
 * A picture ready to be drawn: {@code height} rows of {@code width} pixels, four bytes each in the order blue, green,
 * red, alpha (always 255), without padding, in direct memory.
 */
public final class Picture {
    private static final int BYTES_PER_PIXEL = 4;

    private ByteBuffer bgra = ByteBuffer.allocateDirect(0);
    private int width;
    private int height;
    private int rotation;

    Picture() {}

    /** Gives it a size; allocates only when it has never been as large. */
    void resize(int newWidth, int newHeight, int newRotation) {
        int bytes = newWidth * newHeight * BYTES_PER_PIXEL;
        if (bgra.capacity() < bytes) {
            bgra = ByteBuffer.allocateDirect(bytes);
        }
        bgra.clear().limit(bytes);
        width = newWidth;
        height = newHeight;
        rotation = newRotation;
    }

    public ByteBuffer bgra() {
        return bgra;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Clockwise degrees (0, 90, 180, 270) by which it wants turning to stand upright. */
    public int rotation() {
        return rotation;
    }
}
