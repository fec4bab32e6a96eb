package app.parley.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.IntBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RoundCornersTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 30;
    private static final int WHITE = 0xffffffff;

    private static IntBuffer cut(int radius, int width, int height) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, WHITE);
        IntBuffer picture = IntBuffer.wrap(pixels);
        new RoundCorners(radius).cut(picture, width, new RoundCorners.Part(0, 0, width, height));
        return picture;
    }

    @Test
    void takesTheFourCornersAlike() {
        IntBuffer picture = cut(12, WIDTH, HEIGHT);

        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int pixel = picture.get(y * WIDTH + x);
                assertEquals(pixel, picture.get(y * WIDTH + WIDTH - 1 - x));
                assertEquals(pixel, picture.get((HEIGHT - 1 - y) * WIDTH + x));
            }
        }
        assertEquals(0, picture.get(0));
    }

    @Test
    void leavesTheRestAsItIs() {
        IntBuffer picture = cut(12, WIDTH, HEIGHT);

        assertEquals(WHITE, picture.get(12), "first pixel of the upper edge beyond the arc");
        assertEquals(WHITE, picture.get(12 * WIDTH), "first of the left edge");
        assertEquals(WHITE, picture.get(6 * WIDTH + 6), "inside of the arc");
    }

    /** Premultiplied: no channel may exceed alpha, or the renderer shows a bright fringe. */
    @Test
    void fadesTheEdgeWithAllItsChannels() {
        IntBuffer picture = cut(12, WIDTH, HEIGHT);

        int partly = 0;
        for (int i = 0; i < WIDTH * HEIGHT; i++) {
            int pixel = picture.get(i);
            int alpha = pixel >>> 24;
            assertEquals(alpha, pixel >> 16 & 0xff);
            assertEquals(alpha, pixel & 0xff);
            partly += alpha > 0 && alpha < 255 ? 1 : 0;
        }
        assertTrue(partly > 20, () -> "a soft edge");
    }

    @Test
    void cutsThePartThatIsSeen() {
        int[] pixels = new int[WIDTH * HEIGHT];
        Arrays.fill(pixels, WHITE);
        IntBuffer picture = IntBuffer.wrap(pixels);
        RoundCorners.Part part = RoundCorners.Part.middle(WIDTH, HEIGHT, 20, HEIGHT + 7);

        new RoundCorners(8).cut(picture, WIDTH, part);

        assertEquals(new RoundCorners.Part(10, 0, 20, HEIGHT), part);
        assertEquals(WHITE, picture.get(0), "beyond the part");
        assertEquals(0, picture.get(10));
        assertEquals(0, picture.get(29));
        assertEquals(0, picture.get((HEIGHT - 1) * WIDTH + 10));
        assertEquals(0, picture.get((HEIGHT - 1) * WIDTH + 29));
    }

    @Test
    void aPictureSmallerThanTheArcIsNoError() {
        assertEquals(2 * 2, cut(12, 2, 2).capacity());
    }
}
