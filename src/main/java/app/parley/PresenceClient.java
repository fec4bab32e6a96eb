package app.parley;

import app.parley.call.PeerId;
import java.util.Set;

/** Asks the server who is there. Any thread may call; nothing blocks. */
interface PresenceClient {
    /** What the server has told. */
    PresenceBook presence();

    /** Watches these and nobody else, where the server tells presence; at most 500. */
    void watch(Set<PeerId> ids);

    /**
     * Names all whose calls may be set up while they ring.
     *
     * @param connecting those with whom a path may be made, from which they learn this machine's address
     * @param known those whose offers may be read
     */
    void know(Set<PeerId> connecting, Set<PeerId> known);

    /** Asks for the server's directory. */
    void requestDirectory();

    /** Whether to stand in it. */
    void list(boolean wanted);
}
