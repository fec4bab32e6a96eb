package app.parley.signaling;

import app.parley.control.SignalingStatus;

/** What a {@link ServerConnection} tells, on its schedule's thread. */
interface ConnectionEvents {
    void onMessage(WireMessage message);

    void onStatus(SignalingStatus status);

    void onLost();

    /** Nothing follows. */
    void onClosed();
}
