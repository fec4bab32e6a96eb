package app.parley.ui;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.util.Duration;

/**
 * Does something every so often on the JavaFX Application Thread, where it is used as well. No Timeline: while one runs,
 * be it for a tick a minute, JavaFX makes its 60 pulses a second in a window that stands still.
 */
final class Ticker {
    private final Duration interval;
    private final Runnable work;
    /** Which start the ticks belong to; 0 while there are none. */
    private int turn;

    private int starts;

    Ticker(Duration interval, Runnable work) {
        this.interval = interval;
        this.work = work;
    }

    /** The first tick comes after one interval. Where it runs already, nothing changes. */
    void start() {
        if (turn == 0) {
            turn = ++starts;
            after(turn);
        }
    }

    void stop() {
        turn = 0;
    }

    private void after(int mine) {
        CompletableFuture.delayedExecutor((long) interval.toMillis(), TimeUnit.MILLISECONDS, Platform::runLater)
                .execute(() -> tick(mine));
    }

    private void tick(int mine) {
        if (mine == turn) {
            after(mine);
            work.run();
        }
    }
}
