package app.parley.bench;

import java.util.List;
import java.util.Locale;

/** What the charts are drawn with. */
final class Svg {
    private static final int WIDTH = 980;
    private static final int TITLE_Y = 22;
    private static final int BAR_HEIGHT = 13;

    private Svg() {}

    /** A chart with its title above {@code rows}. */
    static String chart(String title, int height, List<String> rows) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        .formatted(WIDTH, height)
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>" + System.lineSeparator()
                + text(8, TITLE_Y, title)
                + String.join("", rows)
                + "</svg>" + System.lineSeparator();
    }

    static String text(long x, int y, String words) {
        return String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\">%s</text>%n",
                x,
                y,
                words.replace("&", "&amp;").replace("<", "&lt;"));
    }

    /** A bar from {@code x} on, at least a pixel wide, with what it stands for behind it. */
    static String bar(int x, int y, double width, String colour, String value) {
        long pixels = Math.max(1, Math.round(width));
        return String.format(
                        Locale.ROOT,
                        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"/>%n",
                        x,
                        y,
                        pixels,
                        BAR_HEIGHT,
                        colour)
                + text(x + pixels + 6, y + BAR_HEIGHT - 2, value);
    }
}
