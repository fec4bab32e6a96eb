package app.parley.capture;

import java.nio.ByteBuffer;

/**
 * The hand that goes round the dial with a fading trail, in one plane: what stands there, plus a light that depends on
 * the angle behind the hand, times a mask that depends on the place. One look-up and one product a pixel.
 */
final class Sweep {
    /** Steps of a full turn; at the dial's rim about one pixel each. */
    private static final int ANGLES = 1024;

    private static final int FRAMES_PER_TURN = 120;
    /** How quickly the trail fades. */
    private static final double FADE = 3.2;

    private static final int HAND = 7;

    /** What a point says, from the lowest bit: its angle, its mask of 0 to 127, the sample that stands there. */
    private static final int MASK_AT = 10;

    private static final int SAMPLE_AT = 17;
    private static final int MASK = 0x7F;

    private final int width;
    private final int left;
    private final int top;
    private final int side;
    private final int rows;
    /** One int a point: three arrays would be three checked reads, and this is most of what a card costs. */
    private final int[] points;
    /** Columns from and to which a row is lit. */
    private final int[] from;

    private final int[] to;
    private final int[] light = new int[ANGLES];
    /** The light of the frame by angle. */
    private final int[] turned = new int[ANGLES];

    private final byte[] line;

    /**
     * @param still the plane without the sweep, without padding
     * @param gain what the light adds to a sample at its brightest, may be negative
     */
    Sweep(byte[] still, int width, int height, double gain) {
        this.width = width;
        left = CardLayout.pixelX(CardLayout.DIAL_X - CardLayout.DIAL_RADIUS, width);
        top = CardLayout.pixelY(CardLayout.DIAL_Y - CardLayout.DIAL_RADIUS, height);
        side = CardLayout.pixelX(CardLayout.DIAL_X + CardLayout.DIAL_RADIUS, width) - left;
        rows = CardLayout.pixelY(CardLayout.DIAL_Y + CardLayout.DIAL_RADIUS, height) - top;
        points = new int[side * rows];
        from = new int[rows];
        to = new int[rows];
        line = new byte[side];
        for (int i = 0; i < ANGLES; i++) {
            double trail = Math.pow(1 - (double) i / ANGLES, FADE) * 0.75;
            light[i] = (int) Math.round(gain * (i < HAND ? 1 : trail));
        }
        for (int row = 0; row < rows; row++) {
            from[row] = side;
            for (int column = 0; column < side; column++) {
                place(row, column, height, still[(top + row) * width + left + column] & 0xFF);
            }
        }
    }

    private void place(int row, int column, int height, int sample) {
        double pixel = CardLayout.WIDTH / width;
        double x = (left + column + 0.5) * pixel - CardLayout.DIAL_X;
        double y = (top + row + 0.5) * CardLayout.HEIGHT / height - CardLayout.DIAL_Y;
        double radius = Shape.length(x, y);
        // Clockwise from the top.
        double turn = Math.atan2(x, -y) / (2 * Math.PI);
        int angle = (int) (Math.round((turn + 1) * ANGLES) % ANGLES);
        double inside = Math.clamp(0.5 - (radius - CardLayout.DIAL_RADIUS + 3) / pixel, 0, 1);
        double outward = 0.45 + 0.55 * radius / CardLayout.DIAL_RADIUS;
        int mask = (int) Math.round(MASK * inside * Math.min(1, outward));
        points[row * side + column] = angle | mask << MASK_AT | sample << SAMPLE_AT;
        if (mask > 0) {
            from[row] = Math.min(from[row], column);
            to[row] = column + 1;
        }
    }

    void paint(ByteBuffer plane, int stride, int frame) {
        int hand = frame % FRAMES_PER_TURN * ANGLES / FRAMES_PER_TURN;
        for (int angle = 0; angle < ANGLES; angle++) {
            turned[angle] = light[(hand - angle) & (ANGLES - 1)];
        }
        for (int row = 0; row < rows; row++) {
            paintRow(plane, (top + row) * stride + left, row);
        }
    }

    private void paintRow(ByteBuffer plane, int start, int row) {
        int first = from[row];
        int end = to[row];
        for (int column = first; column < end; column++) {
            int point = points[row * side + column];
            int lit = turned[point & (ANGLES - 1)] * (point >> MASK_AT & MASK);
            line[column] = (byte) ((point >> SAMPLE_AT) + (lit >> 7));
        }
        if (first < end) {
            plane.put(start + first, line, first, end - first);
        }
    }
}
