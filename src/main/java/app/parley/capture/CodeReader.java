package app.parley.capture;

import app.parley.video.I420;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads the band of code cells from a picture of any size. Looks at some 2000 pixels at most; allocates nothing. */
final class CodeReader {
    /** Least difference between the white and the black references that can still be a card. */
    private static final int LEAST_CONTRAST = 24;
    /** Share of a cell's side that is looked at, in its middle: edges blur. */
    private static final double CORE = 0.5;

    private static final int SAMPLES = 4;

    /** Made once, so that reading allocates nothing. */
    private final Planar planar = new Planar();

    private static final class Planar implements Luma {
        private @Nullable I420 picture;

        private I420 present() {
            return Objects.requireNonNull(picture);
        }

        @Override
        public int width() {
            return present().width();
        }

        @Override
        public int height() {
            return present().height();
        }

        @Override
        public int at(int x, int y) {
            return present().y().get(present().strideY() * y + x) & 0xFF;
        }
    }

    /**
     * Reads what the picture says.
     *
     * @return whether there is a code in it and its check agrees; if not, {@code into} holds nothing of use
     */
    boolean read(I420 picture, CardCode into) {
        planar.picture = picture;
        boolean valid = read(planar, into);
        planar.picture = null;
        return valid;
    }

    /** As {@link #read(I420, CardCode)}. */
    boolean read(Luma picture, CardCode into) {
        double white = reference(picture, true);
        double black = reference(picture, false);
        if (white - black < LEAST_CONTRAST) {
            return false;
        }
        double threshold = (white + black) / 2;
        for (int row = 0; row < CardLayout.ROWS; row++) {
            for (int column = 1; column < CardLayout.COLUMNS - 1; column++) {
                into.setBit(CardLayout.bitIndex(column, row), cell(picture, column, row) > threshold);
            }
        }
        return into.isValid();
    }

    private static double reference(Luma picture, boolean white) {
        double sum = 0;
        for (int row = 0; row < CardLayout.ROWS; row++) {
            int column = CardLayout.isWhite(0, row) == white ? 0 : CardLayout.COLUMNS - 1;
            sum += cell(picture, column, row);
        }
        return sum / CardLayout.ROWS;
    }

    /** Mean luma of a cell's middle. */
    private static double cell(Luma picture, int column, int row) {
        double x = CardLayout.CODE_X + (column + 0.5) * CardLayout.CELL;
        double y = CardLayout.CODE_Y + (row + 0.5) * CardLayout.CELL;
        double scaleX = picture.width() / CardLayout.WIDTH;
        double scaleY = picture.height() / CardLayout.HEIGHT;
        int across = samples(CardLayout.CELL * CORE * scaleX);
        int down = samples(CardLayout.CELL * CORE * scaleY);
        double stepX = CardLayout.CELL * CORE * scaleX / across;
        double stepY = CardLayout.CELL * CORE * scaleY / down;
        int sum = 0;
        for (int j = 0; j < down; j++) {
            int line = (int) (y * scaleY + (j + 0.5 - down / 2.0) * stepY);
            for (int i = 0; i < across; i++) {
                sum += picture.at((int) (x * scaleX + (i + 0.5 - across / 2.0) * stepX), line);
            }
        }
        return (double) sum / (across * down);
    }

    private static int samples(double pixels) {
        return Math.clamp((long) pixels, 1, SAMPLES);
    }
}
