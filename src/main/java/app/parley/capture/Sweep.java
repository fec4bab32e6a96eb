package app.parley.capture;

import java.nio.ByteBuffer;

/**
 * The hand that goes round the dial with a fading trail, in one plane: what stands there, plus a light that depends on
 * the angle behind the hand, times a mask that depends on the place. One look-up and one product for two pixels, which
 * lie in one number 16 bits apart: this is most of what a card costs.
 */
final class Sweep {
    /** Steps of a full turn; at the dial's rim about one pixel each. */
    private static final int ANGLES = 1024;

    private static final int FRAMES_PER_TURN = 120;
    /** How quickly the trail fades. */
    private static final double FADE = 3.2;

    private static final int HAND = 7;

    /** What a pair says: the angle of its middle in the lowest bits, the first one's mask and sample, the second one's. */
    private static final int MASK_AT = 16;

    private static final int SAMPLE_AT = 24;
    private static final int LANE = 16;
    private static final int MASK = 0x7F;
    /** Of both, where a mask's 128th parts are whole ones. */
    private static final int MASKS = MASK | MASK << LANE;

    private static final int WHOLE = 7;
    private static final int SAMPLES = 0xFF << WHOLE | 0xFF << WHOLE + LANE;

    private final int width;
    private final int left;
    private final int top;
    private final int side;
    private final int rows;
    /** Of a row, one half maybe beyond its end. */
    private final int pairsOfRow;

    private final long[] pairs;
    /** Pairs from and to which a row is lit. */
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
        pairsOfRow = (side + 1) / 2;
        pairs = new long[pairsOfRow * rows];
        from = new int[rows];
        to = new int[rows];
        line = new byte[pairsOfRow * 2];
        for (int i = 0; i < ANGLES; i++) {
            double trail = Math.pow(1 - (double) i / ANGLES, FADE) * 0.75;
            light[i] = (int) Math.round(gain * (i < HAND ? 1 : trail));
        }
        for (int row = 0; row < rows; row++) {
            from[row] = pairsOfRow;
            for (int pair = 0; pair < pairsOfRow; pair++) {
                place(row, pair, still, height);
            }
        }
    }

    private void place(int row, int pair, byte[] still, int height) {
        double y = (top + row + 0.5) * CardLayout.HEIGHT / height - CardLayout.DIAL_Y;
        double middle = x(pair * 2 + 0.5);
        // Clockwise from the top.
        double turn = Math.atan2(middle, -y) / (2 * Math.PI);
        long says = Math.round((turn + 1) * ANGLES) % ANGLES;
        int lit = 0;
        for (int i = 0; i < 2; i++) {
            int column = pair * 2 + i;
            if (column < side) {
                int mask = mask(x(column), y);
                long sample = still[(top + row) * width + left + column] & 0xFF;
                says |= ((long) mask << MASK_AT | sample << SAMPLE_AT) << LANE * i;
                lit |= mask;
            }
        }
        pairs[row * pairsOfRow + pair] = says;
        if (lit > 0) {
            from[row] = Math.min(from[row], pair);
            to[row] = pair + 1;
        }
    }

    /** Of the middle of a column, from the dial's. */
    private double x(double column) {
        return (left + column + 0.5) * CardLayout.WIDTH / width - CardLayout.DIAL_X;
    }

    private int mask(double x, double y) {
        double radius = Shape.length(x, y);
        double pixel = CardLayout.WIDTH / width;
        double inside = Math.clamp(0.5 - (radius - CardLayout.DIAL_RADIUS + 3) / pixel, 0, 1);
        double outward = 0.45 + 0.55 * radius / CardLayout.DIAL_RADIUS;
        return (int) Math.round(MASK * inside * Math.min(1, outward));
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
        for (int pair = first; pair < end; pair++) {
            long says = pairs[row * pairsOfRow + pair];
            // Neither sum leaves its 16 bits, so that a negative light borrows from no neighbour.
            int sums = ((int) (says >>> MASK_AT) & MASKS) * turned[(int) says & (ANGLES - 1)]
                    + ((int) (says >>> SAMPLE_AT - WHOLE) & SAMPLES);
            line[pair * 2] = (byte) (sums >>> WHOLE);
            line[pair * 2 + 1] = (byte) (sums >>> WHOLE + LANE);
        }
        if (first < end) {
            int column = first * 2;
            plane.put(start + column, line, column, Math.min(end * 2, side) - column);
        }
    }
}
