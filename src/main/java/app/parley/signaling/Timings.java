package app.parley.signaling;

import java.time.Duration;

/**
 * How long the client waits for what.
 *
 * @param heartbeat between two HEARTBEATs: the only sign of life that a stock server counts
 * @param answer how long a doubted connection may take to answer, and a renewed attempt to connect
 * @param connect from an attempt's begin to the open WebSocket
 * @param welcome from the open WebSocket to OPEN, on the first connect
 * @param resume of silence after a re-opened WebSocket, which count as resumed: a stock server says nothing then
 * @param lost from a lost connection to telling that it is lost
 * @param taken how long ID-TAKEN is not believed after a loss: the server may still hold the old socket
 * @param keep how long an unsent message is of use
 * @param steady how long a connection has to last for its failures to be forgotten
 * @param close how long the server may take to say good-bye
 * @param farewell how long a client that leaves tries to come back once more for the end of a call that waits
 * @param ping between WebSocket pings, in whole seconds; silence is noticed after 1.5 to 2.5 of it
 */
record Timings(
        Duration heartbeat,
        Duration answer,
        Duration connect,
        Duration welcome,
        Duration resume,
        Duration lost,
        Duration taken,
        Duration keep,
        Duration steady,
        Duration close,
        Duration farewell,
        Duration ping) {
    static final Timings DEFAULT = new Timings(
            Duration.ofSeconds(5),
            // Less than a second: by then the first restart must find it open, or known to be closed.
            Duration.ofMillis(800),
            Duration.ofSeconds(10),
            Duration.ofSeconds(5),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(90),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(1),
            Duration.ofMillis(2500),
            Duration.ofSeconds(10));
}
