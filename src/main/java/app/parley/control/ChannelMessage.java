package app.parley.control;

import app.parley.call.HangUpCause;

/** A message of the control channel, between two Parleys in a call. */
public sealed interface ChannelMessage {
    /** What the sender is sending now. */
    record State(PeerMedia media) implements ChannelMessage {}

    record HangUp(HangUpCause cause) implements ChannelMessage {}

    /**
     * A signal that goes over the signaling server as well, in the same words, so that whichever comes second is known
     * for a duplicate.
     *
     * @param type the signaling message's type, such as {@code OFFER}
     * @param payload its payload, JSON text
     */
    record Relayed(String type, String payload) implements ChannelMessage {
        /** Never the payload: it holds SDP and addresses. */
        @Override
        public String toString() {
            return "Relayed(" + type + ")";
        }
    }

    record Ping(int n) implements ChannelMessage {}

    record Pong(int n) implements ChannelMessage {}
}
