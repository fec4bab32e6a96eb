package app.parley.capture;

import java.nio.ByteBuffer;

/**
 * The hand that goes round the dial with a fading trail, in one plane: what stands there, plus a light that depends on
 * the angle behind the hand, times a mask that depends on the place. One add and two look-ups a pixel.
 */
final class Sweep {
    /** Steps of a full turn; at the dial's rim about one pixel each. */
    private static final int ANGLES = 1024;

    private static final int FRAMES_PER_TURN = 120;
    /** How quickly the trail fades. */
    private static final double FADE = 3.2;

    private static final int HAND = 7;

    private final byte[] still;
    private final int width;
    private final int left;
    private final int top;
    private final int side;
    private final int rows;
    private final short[] angles;
    private final byte[] mask;
    private final int[] light = new int[ANGLES];
    private final byte[] line;

    /**
     * @param still the plane without the sweep, without padding; read at each frame, so its owner must not change it
     * @param gain what the light adds to a sample at its brightest, may be negative
     */
    Sweep(byte[] still, int width, int height, double gain) {
        this.still = still;
        this.width = width;
        left = CardLayout.pixelX(CardLayout.DIAL_X - CardLayout.DIAL_RADIUS, width);
        top = CardLayout.pixelY(CardLayout.DIAL_Y - CardLayout.DIAL_RADIUS, height);
        side = CardLayout.pixelX(CardLayout.DIAL_X + CardLayout.DIAL_RADIUS, width) - left;
        rows = CardLayout.pixelY(CardLayout.DIAL_Y + CardLayout.DIAL_RADIUS, height) - top;
        angles = new short[side * rows];
        mask = new byte[side * rows];
        line = new byte[side];
        for (int i = 0; i < ANGLES; i++) {
            double trail = Math.pow(1 - (double) i / ANGLES, FADE) * 0.75;
            light[i] = (int) Math.round(gain * (i < HAND ? 1 : trail));
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < side; column++) {
                place(row, column, height);
            }
        }
    }

    private void place(int row, int column, int height) {
        double pixel = CardLayout.WIDTH / width;
        double x = (left + column + 0.5) * pixel - CardLayout.DIAL_X;
        double y = (top + row + 0.5) * CardLayout.HEIGHT / height - CardLayout.DIAL_Y;
        double radius = Shape.length(x, y);
        // Clockwise from the top.
        double turn = Math.atan2(x, -y) / (2 * Math.PI);
        int at = row * side + column;
        angles[at] = (short) (Math.round((turn + 1) * ANGLES) % ANGLES);
        double inside = Math.clamp(0.5 - (radius - CardLayout.DIAL_RADIUS + 3) / pixel, 0, 1);
        double outward = 0.45 + 0.55 * radius / CardLayout.DIAL_RADIUS;
        mask[at] = (byte) Math.round(127 * inside * Math.min(1, outward));
    }

    void paint(ByteBuffer plane, int stride, int frame) {
        int hand = frame % FRAMES_PER_TURN * ANGLES / FRAMES_PER_TURN;
        for (int row = 0; row < rows; row++) {
            int from = (top + row) * width + left;
            int at = row * side;
            for (int column = 0; column < side; column++) {
                int behind = (hand - angles[at + column]) & (ANGLES - 1);
                int value = (still[from + column] & 0xFF) + ((light[behind] * mask[at + column]) >> 7);
                line[column] = (byte) value;
            }
            plane.put((top + row) * stride + left, line);
        }
    }
}
