package app.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two bars a figure, ours and the reference's, the longer of them as wide as the chart. Written as SVG. */
final class RatioChart {
    private static final int WIDTH = 900;
    private static final int BARS_AT = 430;
    private static final int BAR = 380;
    private static final int ROW = 44;
    private static final int TOP = 40;

    private final String title;
    private final List<String> rows = new ArrayList<>();

    RatioChart(String title) {
        this.title = title;
    }

    /** @param wanted empty where nothing is */
    void add(String label, String wanted, double ours, double reference) {
        int y = TOP + ROW * rows.size();
        double longest = Math.max(Math.max(ours, reference), 1e-9);
        rows.add(text(8, y + 20, wanted.isEmpty() ? label : label + " (" + wanted + ")")
                + bar(y + 4, ours / longest, "#2f6fde", ours)
                + bar(y + 20, reference / longest, "#9aa3ad", reference));
    }

    private static String bar(int y, double share, String colour, double value) {
        long width = Math.round(Math.max(0, share) * BAR);
        return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"13\" fill=\"%s\"/>%n"
                        .formatted(BARS_AT, y, Math.max(1, width), colour)
                + text(BARS_AT + Math.max(1, width) + 6, y + 11, String.format(Locale.ROOT, "%,.2f", value));
    }

    private static String text(long x, int y, String words) {
        return "<text x=\"%d\" y=\"%d\">%s</text>%n"
                .formatted(x, y, words.replace("&", "&amp;").replace("<", "&lt;"));
    }

    String svg() {
        int height = TOP + ROW * rows.size() + 10;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                        .formatted(WIDTH + 80, height)
                + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>" + System.lineSeparator()
                + text(8, 22, title + ": ours (blue) and the other (grey)")
                + String.join("", rows)
                + "</svg>" + System.lineSeparator();
    }
}
