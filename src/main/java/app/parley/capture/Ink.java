package app.parley.capture;

/**
 * A colour of the test card in BT.601 limited range: luma, fixed chroma (0 is grey), and how strongly the card's own
 * hue shows. The hue touches chroma alone, so the luma plane is the same for every seed.
 */
record Ink(float y, float u, float v, float tint) {
    static Ink grey(double luma) {
        return new Ink((float) luma, 0, 0, 0);
    }

    /** Of the card's hue; {@code tint} is the length of the chroma vector. */
    static Ink tinted(double luma, double tint) {
        return new Ink((float) luma, 0, 0, (float) tint);
    }

    /** Of 0xRRGGBB. */
    static Ink rgb(int rgb) {
        double r = ((rgb >> 16) & 0xFF) / 255.0;
        double g = ((rgb >> 8) & 0xFF) / 255.0;
        double b = (rgb & 0xFF) / 255.0;
        double luma = 0.299 * r + 0.587 * g + 0.114 * b;
        return new Ink(
                (float) (16 + 219 * luma),
                (float) (224 * (b - luma) / (2 * (1 - 0.114))),
                (float) (224 * (r - luma) / (2 * (1 - 0.299))),
                0);
    }
}
