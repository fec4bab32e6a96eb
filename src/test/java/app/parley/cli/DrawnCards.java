package app.parley.cli;

import app.parley.capture.TestCardReader;
import app.parley.video.I420;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Test cards that a browser draws, read. */
final class DrawnCards {
    private DrawnCards() {}

    /** Shows the reader a picture that a canvas gave as {@code data:image/png;base64,…}. */
    static void show(String dataUrl, TestCardReader reader) throws IOException {
        byte[] png = Base64.getDecoder().decode(dataUrl.substring(dataUrl.indexOf(',') + 1));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int height = image.getHeight();
        ByteBuffer luma = ByteBuffer.allocate(width * height);
        for (int rgb : image.getRGB(0, 0, width, height, null, 0, width)) {
            // BT.601, as Canvas and WebRTC take it; limited range, as the card is painted.
            double grey = 0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff);
            luma.put((byte) Math.round(16 + grey * 219 / 255));
        }
        ByteBuffer none = ByteBuffer.allocate((width + 1) / 2 * ((height + 1) / 2));
        reader.onFrame(
                new I420(width, height, luma, none, none, width, (width + 1) / 2, (width + 1) / 2),
                0,
                System.nanoTime());
    }
}
