package app.parley.capture;

import app.parley.video.I420;

/** The dot that goes round the dial the other way, one turn in 90 frames: uneven motion shows here first. */
final class Orbit {
    private static final int FRAMES_PER_TURN = 90;
    private static final double RADIUS = 8;
    private static final int LUMA = 225;

    private final double unitX;
    private final double unitY;

    Orbit(int width, int height) {
        unitX = CardLayout.WIDTH / width;
        unitY = CardLayout.HEIGHT / height;
    }

    void paint(I420 into, int frame) {
        double angle = -2 * Math.PI * (frame % FRAMES_PER_TURN) / FRAMES_PER_TURN;
        double cx = CardLayout.DIAL_X + CardLayout.ORBIT_RADIUS * Math.sin(angle);
        double cy = CardLayout.DIAL_Y - CardLayout.ORBIT_RADIUS * Math.cos(angle);
        int bottom = (int) ((cy + RADIUS) / unitY) + 1;
        int right = (int) ((cx + RADIUS) / unitX) + 1;
        for (int row = (int) ((cy - RADIUS) / unitY); row <= bottom; row++) {
            for (int column = (int) ((cx - RADIUS) / unitX); column <= right; column++) {
                double far = Shape.length((column + 0.5) * unitX - cx, (row + 0.5) * unitY - cy) - RADIUS;
                double share = Math.clamp(0.5 - far / unitX, 0, 1);
                int at = row * into.strideY() + column;
                int before = into.y().get(at) & 0xFF;
                into.y().put(at, (byte) Math.round(before + share * (LUMA - before)));
            }
        }
    }
}
