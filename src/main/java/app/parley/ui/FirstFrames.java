package app.parley.ui;

import javafx.animation.AnimationTimer;

/** Puts work off until a window that was just shown has been drawn, so that the two do not share the processor. */
public final class FirstFrames {
    /** The first pulse lays out, the second comes once that has been painted. */
    private static final int PULSES = 3;

    private FirstFrames() {}

    /** Runs {@code work} after the first frames, on the JavaFX Application Thread, which calls this. */
    public static void then(Runnable work) {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                if (++pulses == PULSES) {
                    stop();
                    work.run();
                }
            }
        }.start();
    }
}
