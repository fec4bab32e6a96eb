package app.parley.server;

/** The way to one socket. Any thread may call; nothing blocks, nothing throws, a closed socket swallows everything. */
interface Outbox {
    /** Sends one text message; the array is not copied and not to be changed. */
    void send(byte[] message);

    /** Asks for a pong. */
    void ping();

    /** Closes the socket politely, without a code, after what was sent before. */
    void retire();
}
