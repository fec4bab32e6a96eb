package app.parley.cli;

import app.parley.capture.TestCard;
import app.parley.video.I420;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Test cards as a film that a browser's made-up camera shows, over and over. */
final class TestFilm {
    private static final int WIDTH = TestCard.WIDTH;
    private static final int HEIGHT = TestCard.HEIGHT;
    private static final int PATIENCE_SECONDS = 60;

    private TestFilm() {}

    /**
     * Writes {@code frames} pictures without compression (YUV4MPEG2), 1.4 MB each.
     *
     * @return the last one, bare I420
     */
    static byte[] write(Path file, int frames) throws IOException, InterruptedException {
        CountDownLatch left = new CountDownLatch(frames);
        byte[] whole = new byte[WIDTH * HEIGHT * 3 / 2];
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write("YUV4MPEG2 W%d H%d F30:1 Ip A1:1 C420jpeg\n"
                    .formatted(WIDTH, HEIGHT)
                    .getBytes(StandardCharsets.US_ASCII));
            TestCard card = new TestCard(7, WIDTH, HEIGHT, TestCard.FPS);
            card.start((_, _, painter) -> {
                if (left.getCount() > 0) {
                    painter.paint(over(whole));
                    append(out, whole);
                }
                left.countDown();
            });
            boolean painted = left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            card.stop();
            if (!painted) {
                throw new IOException("no test card came");
            }
        }
        return whole;
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
}
