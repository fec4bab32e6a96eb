package app.parley.capture;

/** Paints shapes with soft edges into planes of any size: for the parts of the card that stand still. */
final class Canvas {
    /** One grid of samples: the luma pixels, or the chroma ones of twice the size. */
    private record Grid(int width, int height, double unitX, double unitY) {}

    private final Grid luma;
    private final Grid chroma;
    private final float[] y;
    private final float[] u;
    private final float[] v;
    private final float[] tint;

    Canvas(int width, int height) {
        double unitX = CardLayout.WIDTH / width;
        double unitY = CardLayout.HEIGHT / height;
        luma = new Grid(width, height, unitX, unitY);
        chroma = new Grid((width + 1) / 2, (height + 1) / 2, 2 * unitX, 2 * unitY);
        y = new float[width * height];
        u = new float[chroma.width * chroma.height];
        v = new float[u.length];
        tint = new float[u.length];
    }

    /** Gives each point of the card an ink of its own. */
    @FunctionalInterface
    interface Paint {
        Ink at(double x, double y);
    }

    /** Fills the part of a shape that lies in the given bounds (card units). */
    void fill(Shape shape, double left, double top, double right, double bottom, Paint paint) {
        visit(
                luma,
                shape,
                left,
                top,
                right,
                bottom,
                (at, x, py, share) -> y[at] += (float) share * (paint.at(x, py).y() - y[at]));
        visit(chroma, shape, left, top, right, bottom, (at, x, py, share) -> {
            Ink ink = paint.at(x, py);
            u[at] += (float) share * (ink.u() - u[at]);
            v[at] += (float) share * (ink.v() - v[at]);
            tint[at] += (float) share * (ink.tint() - tint[at]);
        });
    }

    void fill(Shape shape, double left, double top, double right, double bottom, Ink ink) {
        fill(shape, left, top, right, bottom, (_, _) -> ink);
    }

    byte[] lumaPlane() {
        byte[] plane = new byte[y.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (byte) Math.clamp(Math.round(y[i]), 16, 235);
        }
        return plane;
    }

    byte[] uPlane(double hue) {
        return chromaPlane(u, Math.cos(hue));
    }

    byte[] vPlane(double hue) {
        return chromaPlane(v, Math.sin(hue));
    }

    private byte[] chromaPlane(float[] fixed, double direction) {
        byte[] plane = new byte[fixed.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = (byte) Math.clamp(Math.round(128 + fixed[i] + direction * tint[i]), 16, 240);
        }
        return plane;
    }

    private interface Visitor {
        void visit(int at, double x, double y, double share);
    }

    private static void visit(
            Grid grid, Shape shape, double left, double top, double right, double bottom, Visitor visitor) {
        int toX = Math.clamp((int) Math.ceil(right / grid.unitX) + 1, 0, grid.width);
        int toY = Math.clamp((int) Math.ceil(bottom / grid.unitY) + 1, 0, grid.height);
        double pixel = (grid.unitX + grid.unitY) / 2;
        for (int row = Math.max(0, (int) (top / grid.unitY) - 1); row < toY; row++) {
            double py = (row + 0.5) * grid.unitY;
            for (int column = Math.max(0, (int) (left / grid.unitX) - 1); column < toX; column++) {
                double px = (column + 0.5) * grid.unitX;
                double share = shape.coverage(px, py, pixel);
                if (share > 0) {
                    visitor.visit(row * grid.width + column, px, py, share);
                }
            }
        }
    }
}
