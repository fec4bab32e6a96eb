package app.parley.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * The card's own lettering: strokes of even width with round ends. A glyph is drawn on a grid 4 wide and 6 high; each
 * word of its text is one stroke, a string of points xy, whose inner corners are rounded off.
 */
final class Letters {
    /** Width of a glyph for each unit of its height. */
    static final double ASPECT = 4.0 / 6;

    private static final int ROUNDINGS = 3;

    private Letters() {}

    /** A glyph with its upper left corner at (x, y). */
    static Shape glyph(char letter, double x, double y, double height, double stroke) {
        double unit = height / 6;
        List<Shape> lines = new ArrayList<>();
        for (String word : strokes(letter).split(" ", -1)) {
            double[] points = rounded(points(word));
            for (int i = 0; i + 3 < points.length; i += 2) {
                lines.add(Shape.line(
                        x + points[i] * unit,
                        y + points[i + 1] * unit,
                        x + points[i + 2] * unit,
                        y + points[i + 3] * unit,
                        stroke));
            }
        }
        Shape[] parts = lines.toArray(new Shape[0]);
        return (px, py) -> nearest(parts, px, py);
    }

    private static double nearest(Shape[] parts, double x, double y) {
        double least = Double.MAX_VALUE;
        for (Shape part : parts) {
            least = Math.min(least, part.distance(x, y));
        }
        return least;
    }

    private static String strokes(char letter) {
        return switch (letter) {
            case '0' -> "204046060020";
            case '1' -> "0120 2026";
            case '2' -> "0100404306 0646";
            case '3' -> "0100404323 2343460605";
            case '4' -> "3036 3004 0444";
            case '5' -> "4000 0003 0343460605";
            case '6' -> "30000646434303";
            case '7' -> "0040 4016";
            case '8' -> "204043030020 234346060323";
            case '9' -> "16464000030343";
            case ':' -> "2222 2525";
            case 'P' -> "0006 00404303";
            case 'A' -> "0620 2046 1434";
            case 'R' -> "0006 00404303 2346";
            case 'L' -> "0006 0646";
            case 'E' -> "0006 0040 0333 0646";
            case 'Y' -> "0023 4023 2326";
            default -> throw new IllegalArgumentException("no glyph for " + letter);
        };
    }

    private static double[] points(String word) {
        return word.chars().mapToDouble(c -> c - '0').toArray();
    }

    /** Chaikin's corner cutting; the ends stay. */
    private static double[] rounded(double[] points) {
        double[] now = points;
        for (int round = 0; round < ROUNDINGS && now.length > 4; round++) {
            now = cut(now);
        }
        return now;
    }

    private static double[] cut(double[] points) {
        int corners = points.length / 2;
        double[] result = new double[(2 * corners - 2) * 2];
        int at = 0;
        for (int i = 0; i < corners - 1; i++) {
            for (int half = 0; half < 2; half++) {
                boolean isEnd = (i == 0 && half == 0) || (i == corners - 2 && half == 1);
                double share = isEnd ? half : 0.25 + 0.5 * half;
                result[at++] = points[2 * i] + share * (points[2 * i + 2] - points[2 * i]);
                result[at++] = points[2 * i + 1] + share * (points[2 * i + 3] - points[2 * i + 1]);
            }
        }
        return result;
    }
}
