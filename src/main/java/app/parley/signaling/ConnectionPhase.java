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

    /** Whether a link is there that has been asked to open, and is not to close. */
    boolean hasLink() {
        return this == CONNECTING || this == OPENED || this == ONLINE;
    }

    boolean isEnding() {
        return this == CLOSING || this == CLOSED;
    }

    /** Whether nothing can be sent any more, nor will be. */
    boolean isOver() {
        return this == REFUSED || isEnding();
    }
}
