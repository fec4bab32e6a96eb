package app.parley.call;

import java.time.Duration;

/** The timers of a call; each runs at most once at a time. */
public enum CallTimer {
    /** Dialling or being rung. */
    RING(Duration.ofSeconds(60)),
    /**
     * While it rings, from the news that the caller is not connected to the server: longer than a program's longest
     * pause between two attempts to come back.
     */
    CALLER_AWAY(Duration.ofSeconds(15)),
    /** From the answer to the connection. */
    CONNECT(Duration.ofSeconds(20)),
    /** How long a lost path may take to come back. */
    RECONNECT(Duration.ofSeconds(25)),
    /** From the loss of the path to the first ICE restart: often it heals by itself. */
    FIRST_RESTART(Duration.ofSeconds(1)),
    /** Between ICE restarts. */
    NEXT_RESTART(Duration.ofSeconds(5)),
    /** From a change offered over a path that works to offering it again: an answer takes no such time. */
    ANSWER(Duration.ofSeconds(10));

    private final Duration length;

    CallTimer(Duration length) {
        this.length = length;
    }

    public Duration length() {
        return length;
    }
}
