package app.parley;

import app.parley.call.PeerId;
import java.util.Set;

/** Asks the server who is there. Any thread may call; nothing blocks. */
interface PresenceClient {
    /** What the server has told. */
    PresenceBook presence();

    /** Watches these and nobody else, where the server tells presence; at most 500. */
    void watch(Set<PeerId> ids);

    /** Names all whom this person knows: what they say may be read as their calls ring, see {@link Acquaintances}. */
    void know(Set<PeerId> ids);

    /** Asks for the server's directory. */
    void requestDirectory();

    /** Whether to stand in it. */
    void list(boolean wanted);
}
