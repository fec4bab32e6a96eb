package app.parley.server;

import org.jspecify.annotations.Nullable;

/** The peers of this node and what waits here, as the {@link Cluster} sees them. Thread-safe; nothing blocks. */
interface LocalPeers {
    /** The peer that holds {@code id} on this node, or null. */
    @Nullable
    Peer holder(String id);

    /** Closes a peer's socket because its ID lives elsewhere now. Tells nobody: {@link #changed} is to follow. */
    void evict(Peer peer);

    /** Where {@code id} lives may have changed: tells its watchers, and carries what waits for it. */
    void changed(String id);

    /** What is on its way from peer to peer. */
    Relay relay();
}
