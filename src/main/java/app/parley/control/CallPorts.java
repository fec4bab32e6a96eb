package app.parley.control;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What call control stands on.
 *
 * @param connections makes the peer connections, which report to call control
 * @param newCallId gives an id that no call has had
 * @param offeredIceServers gets what the signaling server offers, unchecked
 * @param ahead how far a call of this peer may be set up before this person has answered. Asked on call-control
 */
public record CallPorts(
        SignalingChannel signaling,
        ConnectionsFactory connections,
        Ringer ringer,
        Supplier<CallId> newCallId,
        Consumer<List<IceServer>> offeredIceServers,
        Function<PeerId, Ahead> ahead) {
    /** Makes the peer connections, which need somebody to report to. */
    @FunctionalInterface
    public interface ConnectionsFactory {
        PeerConnections create(PeerConnections.Listener listener);
    }
}
