package app.parley.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What {@link ClusterSoak} found.
 *
 * @param ttl how long a node may be silent
 * @param counts the messages
 * @param insistent how long after the kill those had their IDs again who tried every tenth of a second; seconds, rising
 * @param others the same of those who wait longer after each failure, as Parley's own client does
 * @param away clients not connected at the end
 * @param faults each message that was lost or came twice, for a person
 */
public record ClusterSoakReport(
        Duration ttl, Counts counts, List<Double> insistent, List<Double> others, long away, List<String> faults) {
    private static final double MILLIS = 1e3;
    private static final String ROW = "%-66s %11s   %-9s %s";

    /**
     * All messages, by what became of them.
     *
     * @param longestMillis the longest way of one between two who were connected all the time
     */
    public record Counts(
            long sent, long arrived, long expired, long cut, long lost, long duplicated, double longestMillis) {}

    /** How long after the death of its node an ID may be out of reach, seconds. */
    public double wantedTakeOver() {
        return ttl.toMillis() / MILLIS + 1;
    }

    /** How long it was, at worst; -1 if nobody came back. */
    public double takeOver() {
        return insistent.isEmpty() ? -1 : insistent.getLast();
    }

    /** Whether nothing was lost, nothing came twice, and everybody was back in time. */
    public boolean isGood() {
        return counts.lost() == 0
                && counts.duplicated() == 0
                && away == 0
                && takeOver() >= 0
                && takeOver() <= wantedTakeOver();
    }

    /** The table. */
    public String table() {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("two nodes, one killed and started again", "", "wanted", "reached"));
        lines.add(row("messages sent", (double) counts.sent()));
        lines.add(row("  arrived once", (double) counts.arrived()));
        lines.add(row("  expired, and the sender was told", (double) counts.expired()));
        lines.add(row("  cut off with a socket of their own", (double) counts.cut()));
        lines.add(atMost("  lost", (double) counts.lost(), 0));
        lines.add(atMost("  duplicated or misdelivered", (double) counts.duplicated(), 0));
        lines.add(row("longest way between two who stayed connected, ms", counts.longestMillis()));
        lines.add(row("IDs taken over by owners who try every 100 ms", insistent.size()));
        lines.add(atMost("  last of them after the death of their node, s", takeOver(), wantedTakeOver()));
        lines.add(row("IDs taken over by owners who wait as Parley's client does", others.size()));
        lines.add(row("  median, s", others.isEmpty() ? -1 : others.get(others.size() / 2)));
        lines.add(row("  last, s", others.isEmpty() ? -1 : others.getLast()));
        lines.add(atMost("clients that did not come back", (double) away, 0));
        lines.addAll(faults);
        return String.join(System.lineSeparator(), lines);
    }

    private static String row(String label, double value) {
        return ROW.formatted(label, text(value), "", "").stripTrailing();
    }

    private static String atMost(String label, double value, double bound) {
        boolean reached = value >= 0 && value <= bound;
        return ROW.formatted(label, text(value), "<= " + text(bound), reached ? "yes" : "NO");
    }

    private static String text(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.2f", value);
    }
}
