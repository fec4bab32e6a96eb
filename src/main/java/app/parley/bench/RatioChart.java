package app.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two bars a figure, ours and what it is set beside, the longer of them as wide as the chart. Written as SVG. */
final class RatioChart {
    private static final int BARS_AT = 430;
    private static final int BAR = 380;
    private static final int ROW = 44;
    private static final int TOP = 40;

    private final String title;
    private final List<String> rows = new ArrayList<>();

    /** @param title says what is blue, which is ours, and what is grey */
    RatioChart(String title) {
        this.title = title;
    }

    /** @param wanted empty where nothing is */
    void add(String label, String wanted, double ours, double reference) {
        int y = TOP + ROW * rows.size();
        double longest = Math.max(Math.max(ours, reference), 1e-9);
        rows.add(Svg.text(8, y + 20, wanted.isEmpty() ? label : label + " (" + wanted + ")")
                + Svg.bar(BARS_AT, y + 4, ours / longest * BAR, "#2f6fde", number(ours))
                + Svg.bar(BARS_AT, y + 20, reference / longest * BAR, "#9aa3ad", number(reference)));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.2f", value);
    }

    String svg() {
        return Svg.chart(title, TOP + ROW * rows.size() + 10, rows);
    }
}
