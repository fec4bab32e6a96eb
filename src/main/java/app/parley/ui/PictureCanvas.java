package app.parley.ui;

import app.parley.video.Picture;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** An image over a picture's own memory; made once for each buffer and size. */
record PictureCanvas(ByteBuffer memory, PixelBuffer<IntBuffer> pixels, WritableImage image) {
    static PictureCanvas over(Picture picture) {
        // With limits of its own: the renderer may still read while the producer sets them for its next picture.
        // As int; on the little-endian machines there are, that is B, G, R, A. JavaFX's software renderer takes
        // ints as they lie, but puts bytes together one by one, which took more time than all else of drawing.
        IntBuffer own = picture.bgra()
                .duplicate()
                .clear()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asIntBuffer();
        PixelBuffer<IntBuffer> pixels =
                new PixelBuffer<>(picture.width(), picture.height(), own, PixelFormat.getIntArgbPreInstance());
        return new PictureCanvas(picture.bgra(), pixels, new WritableImage(pixels));
    }

    // The very buffer, not one with the same contents.
    @SuppressWarnings("ReferenceEquality")
    boolean fits(Picture picture) {
        return memory == picture.bgra()
                && pixels.getWidth() == picture.width()
                && pixels.getHeight() == picture.height();
    }
}
