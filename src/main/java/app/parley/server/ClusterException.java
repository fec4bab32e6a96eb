package app.parley.server;

import java.io.IOException;
import java.io.Serial;

/** The other nodes cannot be found. The message is half a sentence for people, and holds no password. */
public final class ClusterException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /** @param reason half a sentence */
    public ClusterException(String reason) {
        super(reason);
    }
}
