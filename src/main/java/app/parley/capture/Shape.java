package app.parley.capture;

/** A form on the card: the signed distance of a point to its edge, in card units, negative inside. */
@FunctionalInterface
interface Shape {
    double distance(double x, double y);

    /** As Math.hypot, which takes ten times as long to be right where numbers are huge. */
    static double length(double x, double y) {
        return Math.sqrt(x * x + y * y);
    }

    static Shape circle(double cx, double cy, double radius) {
        return (x, y) -> Shape.length(x - cx, y - cy) - radius;
    }

    /** The line of a circle. */
    static Shape ring(double cx, double cy, double radius, double stroke) {
        return (x, y) -> Math.abs(Shape.length(x - cx, y - cy) - radius) - stroke / 2;
    }

    static Shape box(double left, double top, double right, double bottom, double corner) {
        double cx = (left + right) / 2;
        double cy = (top + bottom) / 2;
        return (x, y) -> {
            double dx = Math.abs(x - cx) - (right - left) / 2 + corner;
            double dy = Math.abs(y - cy) - (bottom - top) / 2 + corner;
            return Shape.length(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - corner;
        };
    }

    static Shape line(double x1, double y1, double x2, double y2, double stroke) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double square = Math.max(dx * dx + dy * dy, 1e-9);
        return (x, y) -> {
            double t = Math.clamp(((x - x1) * dx + (y - y1) * dy) / square, 0, 1);
            return Shape.length(x - x1 - t * dx, y - y1 - t * dy) - stroke / 2;
        };
    }

    /** How much of a pixel of that size (in card units) around the point is inside: 0 to 1. */
    default double coverage(double x, double y, double pixel) {
        return Math.clamp(0.5 - distance(x, y) / pixel, 0, 1);
    }
}
