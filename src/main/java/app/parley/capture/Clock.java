package app.parley.capture;

import app.parley.video.I420;

/** The card's time: minutes, seconds and frames, 30 frames to the second whatever the real rate. */
final class Clock {
    static final double STROKE = 5;

    private static final int FRAMES_PER_SECOND = 30;
    private static final double MARGIN = 4;
    private static final double INK_LUMA = 218;
    /** Where the six figures stand among the eight places; colons stand still. */
    private static final int[] PLACES = {0, 1, 3, 4, 6, 7};

    private final int width;
    private final int tileWidth;
    private final int tileHeight;
    private final int top;
    /** A tile for each figure, ink and panel, ready to be copied. */
    private final byte[][] tiles = new byte[10][];

    Clock(int width, int height) {
        this.width = width;
        double glyphWidth = CardLayout.CLOCK_HEIGHT * 0.9 * Letters.ASPECT;
        tileWidth = CardLayout.pixelX(glyphWidth + 2 * MARGIN, width);
        tileHeight = CardLayout.pixelY(CardLayout.CLOCK_HEIGHT * 0.9 + 2 * MARGIN, height);
        top = CardLayout.pixelY(CardLayout.CLOCK_Y - MARGIN, height);
        for (int figure = 0; figure < tiles.length; figure++) {
            tiles[figure] = tile((char) ('0' + figure), CardLayout.WIDTH / width, CardLayout.HEIGHT / height);
        }
    }

    private byte[] tile(char figure, double unitX, double unitY) {
        Shape glyph = Letters.glyph(figure, MARGIN, MARGIN, CardLayout.CLOCK_HEIGHT * 0.9, STROKE);
        byte[] tile = new byte[tileWidth * tileHeight];
        for (int row = 0; row < tileHeight; row++) {
            for (int column = 0; column < tileWidth; column++) {
                double share = glyph.coverage((column + 0.5) * unitX, (row + 0.5) * unitY, unitX);
                double luma = CardLayout.PANEL_LUMA + share * (INK_LUMA - CardLayout.PANEL_LUMA);
                tile[row * tileWidth + column] = (byte) Math.round(luma);
            }
        }
        return tile;
    }

    void paint(I420 into, int frame) {
        int seconds = frame / FRAMES_PER_SECOND;
        pair(into, 0, seconds / 60 % 100);
        pair(into, 2, seconds % 60);
        pair(into, 4, frame % FRAMES_PER_SECOND);
    }

    private void pair(I420 into, int place, int value) {
        figure(into, place, value / 10);
        figure(into, place + 1, value % 10);
    }

    private void figure(I420 into, int place, int figure) {
        double x = CardLayout.CLOCK_X + PLACES[place] * CardLayout.CLOCK_STEP - MARGIN;
        int left = CardLayout.pixelX(x, width);
        for (int row = 0; row < tileHeight; row++) {
            into.y().put((top + row) * into.strideY() + left, tiles[figure], row * tileWidth, tileWidth);
        }
    }
}
