package app.parley.bench;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param key as measurements and the JSON have it
 * @param goal what ours should be; null for figures that only explain others
 * @param other the contender that ours is compared with; empty for the last one
 */
record Figure(String key, String label, @Nullable Goal goal, String other) {
    Figure(String key, String label, @Nullable Goal goal) {
        this(key, label, goal, "");
    }

    /** The same, compared with {@code contender}. */
    Figure beside(String contender) {
        return new Figure(key, label, goal, contender);
    }

    /**
     * @param bound of ours, or of ours divided by the reference's
     * @param relative which of the two
     * @param atLeast whether more is better
     */
    record Goal(double bound, boolean relative, boolean atLeast) {
        String text() {
            String number = bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
            return (atLeast ? ">= " : "<= ") + number + (relative ? " x" : "");
        }
    }

    static Figure plain(String key, String label) {
        return new Figure(key, label, null);
    }

    /** At least so many times the reference's. */
    static Figure more(String key, String label, double times) {
        return new Figure(key, label, new Goal(times, true, true));
    }

    /** At most so many times the reference's. */
    static Figure less(String key, String label, double times) {
        return new Figure(key, label, new Goal(times, true, false));
    }

    static Figure atMost(String key, String label, double bound) {
        return new Figure(key, label, new Goal(bound, false, false));
    }

    String wanted() {
        return goal == null ? "" : goal.text();
    }

    /** "yes" or "NO"; empty without a goal, or without what it compares with. */
    String reached(OptionalDouble ours, OptionalDouble reference) {
        if (goal == null || ours.isEmpty() || goal.relative() && reference.isEmpty()) {
            return "";
        }
        double value = goal.relative() ? ours.getAsDouble() / reference.getAsDouble() : ours.getAsDouble();
        return goal.atLeast() == value >= goal.bound() || value == goal.bound() ? "yes" : "NO";
    }
}
