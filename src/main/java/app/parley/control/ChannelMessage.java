package app.parley.control;

/** A message of the control channel, between two Parleys in a call. */
public sealed interface ChannelMessage {
    /** What the sender is sending now. */
    record State(PeerMedia media) implements ChannelMessage {}

    record HangUp() implements ChannelMessage {}

    record Ping(int n) implements ChannelMessage {}

    record Pong(int n) implements ChannelMessage {}
}
