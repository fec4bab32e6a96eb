package app.parley.server;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where an ID lives: on this node, which is {@link SingleNode}, or on one of several that share a message broker.
 * Thread-safe. Event loops call all but {@link #join} and {@link #close}: nothing else blocks.
 */
interface Cluster extends AutoCloseable {
    /** What came of a claim. */
    enum Verdict {
        /** The ID is this node's to give to the claimant. */
        GRANTED,
        /** Another owner holds it somewhere, or it is kept for one. */
        TAKEN,
        /** Nobody can tell now whose it is. */
        UNAVAILABLE
    }

    /**
     * Finds the other nodes. Before it has returned, nothing else is asked.
     *
     * @throws IOException if they cannot be found
     */
    void join() throws IOException;

    /** Asks for the peer's ID. Answers once, at once or later, on any thread. */
    void claim(Peer peer, Consumer<Verdict> answer);

    /**
     * A peer that was granted its ID has lost it or gives it up. Does nothing if another claim has followed.
     *
     * @param free whether anybody may have the ID now; otherwise it is kept for its owner, where IDs are kept
     */
    void release(Peer peer, boolean free);

    /** Whether it keeps IDs for owners who are away; otherwise the registry does. */
    boolean keepsIds();

    /** A message waits on this node for an ID that this node does not hold. Takes it to where it lives, if anywhere. */
    void carry(String receiver);

    /** Whether another node that is alive holds {@code id}. */
    boolean isElsewhere(String id);

    /** The same, by the owner of {@code peer}. */
    boolean isElsewhere(Peer peer);

    /** Whether {@code id} is somebody's who does not hold it here: who holds it elsewhere, or may come back for it. */
    boolean isOwned(String id);

    /** The IDs that other nodes hold, in no order; with {@code listedOnly} those whose owners agreed to be listed. */
    List<String> elsewhere(boolean listedOnly);

    /** How this node stands to the others, for {@code /health}. */
    ClusterHealth health();

    /** Takes leave of the other nodes. Blocks for a moment. */
    @Override
    void close();
}
