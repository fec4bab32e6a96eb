package app.parley.capture;

/**
 * Where things are on the test card, in units of a 1280 x 720 picture whatever its real size is: a position is the same
 * fraction of width and height in every size, which is why a scaled card can be read.
 *
 * <p>The code is a band of 4 rows of 30 cells. The first and last column are references, black and white by turns;
 * between them 28 bits a row. Cells lie on multiples of 32, so at full size none shares a macroblock with another.
 */
final class CardLayout {
    static final double WIDTH = 1280;
    static final double HEIGHT = 720;

    static final int CODE_X = 160;
    static final int CODE_Y = 544;
    static final int CELL = 32;
    static final int COLUMNS = 30;
    static final int ROWS = 4;

    static final double DIAL_X = 640;
    static final double DIAL_Y = 268;
    static final double DIAL_RADIUS = 188;
    static final double ORBIT_RADIUS = 218;

    static final double CLOCK_X = 945;
    static final double CLOCK_Y = 118;
    static final double CLOCK_STEP = 30.8;
    /** Cap height and stroke of the clock's figures. */
    static final double CLOCK_HEIGHT = 40;

    static final byte BLACK = 16;
    static final byte WHITE = (byte) 235;
    /** Luma of the panels that letters and figures stand on. */
    static final float PANEL_LUMA = 34;

    private CardLayout() {}

    static boolean isReference(int column) {
        return column == 0 || column == COLUMNS - 1;
    }

    /** Colour of a reference cell. */
    static boolean isWhite(int column, int row) {
        return (column + row) % 2 == 1;
    }

    /** Which bit of the code a cell that is no reference shows. */
    static int bitIndex(int column, int row) {
        return row * (COLUMNS - 2) + column - 1;
    }

    static int pixelX(double x, int width) {
        return (int) Math.round(x * width / WIDTH);
    }

    static int pixelY(double y, int height) {
        return (int) Math.round(y * height / HEIGHT);
    }
}
