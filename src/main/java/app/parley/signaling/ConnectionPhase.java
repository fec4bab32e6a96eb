package app.parley.signaling;

/** Where a {@link ServerConnection} stands. */
enum ConnectionPhase {
    /** Between attempts, or not started. */
    WAITING,
    CONNECTING,
    /** The WebSocket is open; the server has not said whether it takes us. */
    OPENED,
    ONLINE,
    REFUSED,
    CLOSING,
    CLOSED;

    boolean isEnding() {
        return this == CLOSING || this == CLOSED;
    }

    /** Whether nothing can be sent any more, nor will be. */
    boolean isOver() {
        return this == REFUSED || isEnding();
    }
}
