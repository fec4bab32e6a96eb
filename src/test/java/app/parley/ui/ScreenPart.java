package app.parley.ui;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** A picture within a screenshot, brought to one small size so that two can be compared. */
record ScreenPart(BufferedImage small) {
    private static final int WIDTH = 160;
    private static final int HEIGHT = 90;
    /** Between them nothing floats over the picture. */
    private static final int TOP = 15;

    private static final int BOTTOM = 55;
    /** The card moves on between the two. */
    private static final double CLEARLY = 0.75;

    private static final int FEWEST_COLOURS = 200;

    /** @param bounds x, y, width and height on the screen, in pixels */
    static ScreenPart of(Path screenshot, String bounds) throws IOException {
        int[] at = Arrays.stream(bounds.split(" ")).mapToInt(Integer::parseInt).toArray();
        BufferedImage part = ImageIO.read(screenshot.toFile()).getSubimage(at[0], at[1], at[2], at[3]);
        BufferedImage small = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(part.getScaledInstance(WIDTH, HEIGHT, java.awt.Image.SCALE_AREA_AVERAGING), 0, 0, null);
        graphics.dispose();
        return new ScreenPart(small);
    }

    /** What is wrong: {@code seen} should be the picture that {@code own} shows mirrored; empty where it is. */
    static String verdict(ScreenPart seen, ScreenPart own) {
        if (seen.colours() < FEWEST_COLOURS || own.colours() < FEWEST_COLOURS) {
            return "no picture: %d and %d colours; ".formatted(seen.colours(), own.colours());
        }
        double mirrored = seen.difference(own, true);
        double straight = seen.difference(own, false);
        return mirrored < straight * CLEARLY
                ? ""
                : "difference %.1f mirrored, %.1f straight; ".formatted(mirrored, straight);
    }

    private long colours() {
        return Arrays.stream(small.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH))
                .distinct()
                .count();
    }

    /** The mean over the middle of how far their brightness is apart, 0 to 255. */
    private double difference(ScreenPart other, boolean mirror) {
        double sum = 0;
        for (int y = TOP; y < BOTTOM; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int theirs = other.small.getRGB(mirror ? WIDTH - 1 - x : x, y);
                sum += Math.abs(brightness(small.getRGB(x, y)) - brightness(theirs));
            }
        }
        return sum / (WIDTH * (BOTTOM - TOP));
    }

    private static double brightness(int rgb) {
        Color colour = new Color(rgb);
        return (colour.getRed() + colour.getGreen() + colour.getBlue()) / 3.0;
    }
}
