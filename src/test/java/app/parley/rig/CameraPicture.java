package app.parley.rig;

import java.nio.ByteBuffer;

/** Reads what {@link CameraLibrary} films. */
public final class CameraPicture {
    private static final int CELLS = 16;

    private CameraPicture() {}

    /**
     * The frame number modulo 65536, from the sixteen black and white cells of the top eighth; readable after lossy
     * coding and scaling.
     *
     * @param luma the Y plane; its position is not used
     */
    public static int frameNumber(ByteBuffer luma, int stride, int width, int height) {
        int number = 0;
        int y = height / 16;
        for (int cell = 0; cell < CELLS; cell++) {
            int x = (2 * cell + 1) * width / (2 * CELLS);
            number = number << 1 | ((luma.get(y * stride + x) & 0xff) > 125 ? 1 : 0);
        }
        return number;
    }
}
