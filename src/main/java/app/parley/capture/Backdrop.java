package app.parley.capture;

/** Everything on the test card that stands still. */
final class Backdrop {
    private static final double X = CardLayout.DIAL_X;
    private static final double Y = CardLayout.DIAL_Y;
    private static final double R = CardLayout.DIAL_RADIUS;
    private static final int TICKS = 60;
    /** White, warn, accent, ok, a violet, danger, a blue: the design's own tones in the order of their luma. */
    private static final int[] BARS = {0xe8eef5, 0xe8a33d, 0x2dd4a7, 0x3fb970, 0xb06ad8, 0xf0525a, 0x3f62d8};

    private static final int GREYS = 8;
    /** Of the gratings, in card units. */
    private static final double[] PERIODS = {32, 24, 16, 12, 8};

    private static final Ink PANEL = Ink.tinted(CardLayout.PANEL_LUMA, 5);
    private static final Ink RIM = Ink.tinted(58, 9);
    private static final Ink TEXT = Ink.grey(218);

    private final Canvas canvas;
    private final double pixel;

    private Backdrop(int width, int height) {
        canvas = new Canvas(width, height);
        pixel = CardLayout.WIDTH / width;
    }

    static Canvas paint(int width, int height) {
        Backdrop backdrop = new Backdrop(width, height);
        backdrop.ground();
        backdrop.dial();
        backdrop.panel(64, 88, 368, 448);
        backdrop.word("PARLEY", 96, CardLayout.CLOCK_Y, 42);
        backdrop.bars();
        backdrop.panel(912, 88, 1216, 448);
        backdrop.word(":", CardLayout.CLOCK_X + 2 * CardLayout.CLOCK_STEP, CardLayout.CLOCK_Y, 0);
        backdrop.word(":", CardLayout.CLOCK_X + 5 * CardLayout.CLOCK_STEP, CardLayout.CLOCK_Y, 0);
        backdrop.greys();
        backdrop.gratings();
        backdrop.panel(144, 528, 1136, 688);
        return backdrop.canvas;
    }

    private void ground() {
        canvas.fill((_, _) -> -pixel, 0, 0, CardLayout.WIDTH, CardLayout.HEIGHT, (x, y) -> {
            double far = Math.min(1, Shape.length((x - X) / 900, (y - Y) / 620));
            double glow = (1 - far) * (1 - far);
            return Ink.tinted(26 + 46 * glow, 5 + 17 * glow);
        });
        for (int x = 0; x <= CardLayout.WIDTH; x += 64) {
            line(x, 0, x, CardLayout.HEIGHT, 1, Ink.tinted(50, 12));
        }
        for (int y = 0; y <= CardLayout.HEIGHT; y += 64) {
            line(0, y, CardLayout.WIDTH, y, 1, Ink.tinted(50, 12));
        }
        corner(32, 32, 1, 1);
        corner(1248, 32, -1, 1);
        corner(32, 688, 1, -1);
        corner(1248, 688, -1, -1);
    }

    private void corner(double x, double y, int right, int down) {
        line(x, y, x + 32.0 * right, y, 3, TEXT);
        line(x, y, x, y + 32.0 * down, 3, TEXT);
    }

    private void dial() {
        disc(Shape.circle(X, Y, R + 30), Ink.grey(30));
        disc(Shape.ring(X, Y, R + 30, 2), RIM);
        disc(Shape.ring(X, Y, CardLayout.ORBIT_RADIUS, 2), Ink.tinted(74, 24));
        disc(Shape.circle(X, Y, R), Ink.grey(20));
        for (int i = 1; i <= 3; i++) {
            disc(Shape.ring(X, Y, R * i / 3, i == 3 ? 3 : 1.5), Ink.tinted(i == 3 ? 120 : 58, i == 3 ? 44 : 16));
        }
        line(X - R, Y, X + R, Y, 1.5, Ink.tinted(58, 16));
        line(X, Y - R, X, Y + R, 1.5, Ink.tinted(58, 16));
        for (int i = 0; i < TICKS; i++) {
            double angle = 2 * Math.PI * i / TICKS;
            boolean fifth = i % 5 == 0;
            double from = R + (fifth ? 9 : 13);
            double sin = Math.sin(angle);
            double cos = Math.cos(angle);
            line(
                    X + from * sin,
                    Y - from * cos,
                    X + (R + 19) * sin,
                    Y - (R + 19) * cos,
                    fifth ? 4 : 2,
                    Ink.grey(fifth ? 200 : 110));
        }
    }

    private void bars() {
        for (int i = 0; i < BARS.length; i++) {
            Ink ink = Ink.rgb(BARS[i]);
            double left = 96 + i * 240.0 / BARS.length;
            box(left, 192, left + 240.0 / BARS.length - 4, 416, 4, ink);
        }
    }

    private void greys() {
        for (int i = 0; i < GREYS; i++) {
            double left = 944 + i * 240.0 / GREYS;
            box(left, 192, left + 240.0 / GREYS, 296, 0, Ink.grey(16 + 219.0 * i / (GREYS - 1)));
        }
    }

    private void gratings() {
        double step = 240.0 / PERIODS.length;
        for (int i = 0; i < PERIODS.length; i++) {
            double left = 944 + i * step;
            double turn = 2 * Math.PI / PERIODS[i];
            // What is left of a wave once it is averaged over one pixel.
            double angle = turn * pixel / 2;
            double swing = 90 * Math.sin(angle) / angle;
            canvas.fill(
                    Shape.box(left, 312, left + step - 4, 416, 4),
                    left,
                    312,
                    left + step,
                    416,
                    (x, _) -> Ink.grey(126 + swing * Math.cos(turn * (x - left))));
        }
    }

    private void word(String word, double x, double y, double step) {
        double height = CardLayout.CLOCK_HEIGHT;
        for (int i = 0; i < word.length(); i++) {
            double left = x + i * step;
            Shape glyph = Letters.glyph(word.charAt(i), left, y, height * 0.9, Clock.STROKE);
            canvas.fill(glyph, left - 4, y - 4, left + height * Letters.ASPECT + 4, y + height + 4, TEXT);
        }
    }

    private void panel(double left, double top, double right, double bottom) {
        box(left, top, right, bottom, 16, RIM);
        box(left + 1.5, top + 1.5, right - 1.5, bottom - 1.5, 14.5, PANEL);
    }

    private void box(double left, double top, double right, double bottom, double corner, Ink ink) {
        canvas.fill(Shape.box(left, top, right, bottom, corner), left, top, right, bottom, ink);
    }

    private void disc(Shape shape, Ink ink) {
        double reach = R + 34;
        canvas.fill(shape, X - reach, Y - reach, X + reach, Y + reach, ink);
    }

    private void line(double x1, double y1, double x2, double y2, double stroke, Ink ink) {
        canvas.fill(
                Shape.line(x1, y1, x2, y2, stroke),
                Math.min(x1, x2) - stroke,
                Math.min(y1, y2) - stroke,
                Math.max(x1, x2) + stroke,
                Math.max(y1, y2) + stroke,
                ink);
    }
}
