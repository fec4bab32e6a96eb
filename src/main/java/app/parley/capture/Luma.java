package app.parley.capture;

/** Pixels of a picture of some size, by brightness; anything that can be asked, so that no picture is copied. */
interface Luma {
    int width();

    int height();

    /** From 0, dark, to 255; more is brighter, no more is promised. */
    int at(int x, int y);
}
