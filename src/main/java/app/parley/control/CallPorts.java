package app.parley.control;

import app.parley.call.CallId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What call control stands on.
 *
 * @param connections makes the peer connections, which report to call control
 * @param newCallId gives an id that no call has had
 * @param offeredIceServers gets what the signaling server offers, unchecked
 */
public record CallPorts(
        SignalingChannel signaling,
        ConnectionsFactory connections,
        Ringer ringer,
        Supplier<CallId> newCallId,
        Consumer<List<IceServer>> offeredIceServers) {
    /** Makes the peer connections, which need somebody to report to. */
    @FunctionalInterface
    public interface ConnectionsFactory {
        PeerConnections create(PeerConnections.Listener listener);
    }
}
