package app.parley.call;

import java.util.Set;

/**
 * What the other program said of itself in its offer or answer.
 *
 * @param app program and version, empty for a plain PeerJS page
 * @param name the person's display name, at most 64 characters, possibly empty
 * @param capabilities what it can do beyond a plain page, such as {@link #RESTART}
 */
public record PeerInfo(String app, String name, Set<String> capabilities) {
    /** Understands a second offer that restarts ICE. */
    public static final String RESTART = "restart";

    /** Reads signals that come over the control channel. */
    public static final String CHANNEL = "channel";

    /** Understands a second offer that opens the screen's media section. */
    public static final String SCREEN = "screen";

    /** Takes a provisional answer, and so connects while it rings at the other side. */
    public static final String PROVISIONAL = "provisional";

    /** A plain PeerJS page, which said nothing of itself. */
    public static final PeerInfo PAGE = new PeerInfo("", "", Set.of());

    public PeerInfo {
        capabilities = Set.copyOf(capabilities);
    }

    /** Whether this is a plain PeerJS page: no second offer, no control channel, hang-up by closing. */
    public boolean isPage() {
        return app.isEmpty();
    }

    public boolean can(String capability) {
        return capabilities.contains(capability);
    }
}
