package app.parley.capture;

import app.parley.video.I420;
import java.util.Arrays;

/** Paints the band of code cells. */
final class CodePainter {
    private final int width;
    private final int height;
    private final int left;
    private final byte[] line;

    CodePainter(int width, int height) {
        this.width = width;
        this.height = height;
        left = CardLayout.pixelX(CardLayout.CODE_X, width);
        line = new byte[columnEdge(CardLayout.COLUMNS) - left];
    }

    void paint(I420 into, CardCode code) {
        for (int row = 0; row < CardLayout.ROWS; row++) {
            for (int column = 0; column < CardLayout.COLUMNS; column++) {
                boolean white = CardLayout.isReference(column)
                        ? CardLayout.isWhite(column, row)
                        : code.bit(CardLayout.bitIndex(column, row));
                Arrays.fill(
                        line,
                        columnEdge(column) - left,
                        columnEdge(column + 1) - left,
                        white ? CardLayout.WHITE : CardLayout.BLACK);
            }
            for (int y = rowEdge(row); y < rowEdge(row + 1); y++) {
                into.y().put(y * into.strideY() + left, line);
            }
        }
    }

    private int columnEdge(int column) {
        return CardLayout.pixelX(CardLayout.CODE_X + (double) column * CardLayout.CELL, width);
    }

    private int rowEdge(int row) {
        return CardLayout.pixelY(CardLayout.CODE_Y + (double) row * CardLayout.CELL, height);
    }
}
