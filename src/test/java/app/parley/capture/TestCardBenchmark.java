package app.parley.capture;

import app.parley.video.I420;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Not a test: prints what painting and reading cost, and with a folder as argument writes cards as PPM files there to
 * be looked at. Run it with the compiled classes and test classes on the class path.
 */
final class TestCardBenchmark {
    private static final int ROUNDS = 3_000;

    private TestCardBenchmark() {}

    public static void main(String[] args) throws IOException {
        long began = System.nanoTime();
        CardPainter painter = new CardPainter(TestCard.WIDTH, TestCard.HEIGHT, 0);
        System.out.printf("first painter made    %8.1f ms%n", (System.nanoTime() - began) / 1e6);
        I420 picture = Planes.allocate(TestCard.WIDTH, TestCard.HEIGHT, 0);
        CardCode code = new CardCode();
        CodeReader reader = new CodeReader();
        PictureQuality quality = new PictureQuality();
        quality.prepare(TestCard.WIDTH, TestCard.HEIGHT);
        for (int round = 0; round < 3; round++) {
            measure("painted", i -> paint(painter, picture, code, i));
            measure("read", _ -> reader.read(picture, code));
            measure("compared", _ -> quality.compare(picture, code));
        }
        if (args.length > 0) {
            write(Path.of(args[0]), 0, 43);
            write(Path.of(args[0]), 1, 12_345);
            write(Path.of(args[0]), 2, 1_000);
        }
    }

    private static void measure(String what, java.util.function.IntConsumer work) {
        long began = System.nanoTime();
        IntStream.range(0, ROUNDS).forEach(work);
        double micros = (System.nanoTime() - began) / (double) TimeUnit.MICROSECONDS.toNanos(ROUNDS);
        System.out.printf("one frame %-12s%8.1f us%n", what, micros);
    }

    private static void paint(CardPainter painter, I420 picture, CardCode code, int frame) {
        painter.paint(picture, frame);
        code.set(frame, frame * 333, 0xBEEF, 0);
        painter.paintCode(picture, code);
    }

    private static void write(Path folder, int seed, int frame) throws IOException {
        I420 picture = Planes.allocate(TestCard.WIDTH, TestCard.HEIGHT, 0);
        paint(new CardPainter(TestCard.WIDTH, TestCard.HEIGHT, seed), picture, new CardCode(), frame);
        try (OutputStream out = Files.newOutputStream(folder.resolve("card-" + seed + ".ppm"))) {
            out.write(("P6 " + picture.width() + " " + picture.height() + " 255\n").getBytes());
            byte[] rgb = new byte[3 * picture.width() * picture.height()];
            for (int i = 0; i < rgb.length / 3; i++) {
                toRgb(picture, i % picture.width(), i / picture.width(), rgb, 3 * i);
            }
            out.write(rgb);
        }
    }

    /** BT.601, limited range. */
    private static void toRgb(I420 picture, int x, int y, byte[] rgb, int at) {
        double luma = 1.164 * (Planes.luma(picture, x, y) - 16);
        int chroma = y / 2 * picture.strideU() + x / 2;
        int u = (picture.u().get(chroma) & 0xFF) - 128;
        int v = (picture.v().get(chroma) & 0xFF) - 128;
        rgb[at] = (byte) Math.clamp(Math.round(luma + 1.596 * v), 0, 255);
        rgb[at + 1] = (byte) Math.clamp(Math.round(luma - 0.392 * u - 0.813 * v), 0, 255);
        rgb[at + 2] = (byte) Math.clamp(Math.round(luma + 2.017 * u), 0, 255);
    }
}
