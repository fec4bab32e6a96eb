package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.capture.TestCard;
import app.parley.capture.TestCardReader;
import app.parley.video.I420;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;

/** Test cards for a browser: as a film that its made-up camera shows, and read from what it draws. */
final class CardFilm {
    private static final int FRAMES = 8;
    private static final int WIDTH = TestCard.WIDTH;
    private static final int HEIGHT = TestCard.HEIGHT;

    private CardFilm() {}

    /** Writes an uncompressed film (YUV4MPEG2) of a few cards, which Chromium plays over and over. */
    static void write(Path file) throws IOException, InterruptedException {
        CountDownLatch left = new CountDownLatch(FRAMES);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("YUV4MPEG2 W%d H%d F30:1 Ip A1:1 C420jpeg\n"
                    .formatted(WIDTH, HEIGHT)
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] whole = new byte[WIDTH * HEIGHT * 3 / 2];
            TestCard card = new TestCard(7, WIDTH, HEIGHT, TestCard.FPS);
            card.start((width, height, painter) -> {
                painter.paint(over(whole));
                if (left.getCount() > 0) {
                    append(out, whole);
                }
                left.countDown();
            });
            boolean painted = left.await(60, TimeUnit.SECONDS);
            card.stop();
            assertTrue(painted, "no test card came");
        }
    }

    private static void append(OutputStream out, byte[] picture) {
        try {
            out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
            out.write(picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static I420 over(byte[] whole) {
        int luma = WIDTH * HEIGHT;
        ByteBuffer all = ByteBuffer.wrap(whole);
        return new I420(
                WIDTH,
                HEIGHT,
                all.slice(0, luma),
                all.slice(luma, luma / 4),
                all.slice(luma + luma / 4, luma / 4),
                WIDTH,
                WIDTH / 2,
                WIDTH / 2);
    }

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
