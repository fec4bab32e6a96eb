package app.parley.control;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What call control stands on.
 *
 * @param connections makes the peer connections, which report to call control
 * @param newCallId gives an id that no call has had
 * @param offeredIceServers gets what the signaling server offers, unchecked
 * @param acquaintances the people whose offers may be read before this person has answered: never a stranger's. Asked on
 *     call-control
 */
public record CallPorts(
        SignalingChannel signaling,
        ConnectionsFactory connections,
        Ringer ringer,
        Supplier<CallId> newCallId,
        Consumer<List<IceServer>> offeredIceServers,
        Predicate<PeerId> acquaintances) {
    /** Makes the peer connections, which need somebody to report to. */
    @FunctionalInterface
    public interface ConnectionsFactory {
        PeerConnections create(PeerConnections.Listener listener);
    }
}
