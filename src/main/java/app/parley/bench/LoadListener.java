package app.parley.bench;

/** What happens to the load's sockets. Called on the load's loop. */
interface LoadListener {
    /** The server has said OPEN. */
    void opened(LoadSocket socket);

    /** A stamped message came; {@code stamp} is its sender's {@link System#nanoTime}. */
    void received(LoadSocket socket, long stamp);

    /** A message without a stamp came: the bytes from {@code start} to {@code end}. */
    default void said(LoadSocket socket, byte[] in, int start, int end) {}

    /** All that one read brought has been told. */
    default void readDone(LoadSocket socket) {}

    /** The connection failed, or ended after the server had said OPEN. */
    void lost(LoadSocket socket, boolean wasOpen);

    /** Every few milliseconds. */
    default void tick(long now) {}
}
