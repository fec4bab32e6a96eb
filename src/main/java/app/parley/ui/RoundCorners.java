package app.parley.ui;

import java.nio.IntBuffer;

/**
 * Takes the corners off pictures, in their own pixels. JavaFX's clip would paint a mask and blend the whole picture with
 * it, at each frame, which in software costs more than to draw it.
 *
 * @param radius in pixels
 */
record RoundCorners(int radius) {
    private static final int OPAQUE = 255;
    private static final int BYTE = 0xff;

    /**
     * Cuts the corners of the part that is to be seen.
     *
     * @param pixels premultiplied ARGB, rows of {@code stride} without padding, each opaque
     */
    void cut(IntBuffer pixels, int stride, Part part) {
        int size = Math.min(radius, Math.min(part.width(), part.height()) / 2);
        int first = part.y() * stride + part.x();
        int last = first + (part.height() - 1) * stride + part.width() - 1;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size && coverage(x, y) < OPAQUE; x++) {
                int covered = coverage(x, y);
                fade(pixels, first + y * stride + x, covered);
                fade(pixels, first + y * stride + part.width() - 1 - x, covered);
                fade(pixels, last - y * stride - part.width() + 1 + x, covered);
                fade(pixels, last - y * stride - x, covered);
            }
        }
    }

    /** A part of a picture, in pixels. */
    record Part(int x, int y, int width, int height) {
        boolean isMiddle(int ofWidth, int ofHeight, int shownWidth, int shownHeight) {
            return width == Math.min(ofWidth, shownWidth)
                    && height == Math.min(ofHeight, shownHeight)
                    && x == (ofWidth - width) / 2
                    && y == (ofHeight - height) / 2;
        }

        /** The middle of a picture, no larger than what shows it. */
        static Part middle(int width, int height, int shownWidth, int shownHeight) {
            int partWidth = Math.min(width, shownWidth);
            int partHeight = Math.min(height, shownHeight);
            return new Part((width - partWidth) / 2, (height - partHeight) / 2, partWidth, partHeight);
        }
    }

    /** How much of a pixel lies inside of the arc, 0 to 255; counted from the corner. */
    private int coverage(int x, int y) {
        double distance = Math.hypot(radius - x - 0.5, radius - y - 0.5);
        return (int) Math.round(Math.clamp(radius - distance + 0.5, 0, 1) * OPAQUE);
    }

    private static void fade(IntBuffer pixels, int index, int covered) {
        int pixel = pixels.get(index);
        int faded = covered << 24;
        for (int shift = 0; shift < 24; shift += Byte.SIZE) {
            faded |= (pixel >> shift & BYTE) * covered / OPAQUE << shift;
        }
        pixels.put(index, faded);
    }
}
