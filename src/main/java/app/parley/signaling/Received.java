package app.parley.signaling;

import app.parley.call.CallEvent.SignalReceived;
import java.util.List;

/**
 * What a message from the network comes to.
 *
 * @param signals for call control, in this order
 * @param replies to be sent at once, without anybody being asked
 */
public record Received(List<SignalReceived> signals, List<WireMessage> replies) {
    static final Received NOTHING = new Received(List.of(), List.of());

    public Received {
        signals = List.copyOf(signals);
        replies = List.copyOf(replies);
    }

    static Received signal(SignalReceived signal) {
        return new Received(List.of(signal), List.of());
    }

    static Received reply(WireMessage reply) {
        return new Received(List.of(), List.of(reply));
    }
}
