package app.parley.server;

import java.io.IOException;
import java.io.Serial;

/** A port cannot be listened on. Its message is for developers; its cause says why. */
public final class ListenException extends IOException {
    @Serial
    private static final long serialVersionUID = 1;

    /** For whom the port was to be. */
    public enum Door {
        CLIENTS,
        METRICS
    }

    private final Door door;
    private final int port;

    ListenException(Door door, int port, Throwable cause) {
        super("cannot listen on port " + port, cause);
        this.door = door;
        this.port = port;
    }

    public Door door() {
        return door;
    }

    /** 0 where any would have done. */
    public int port() {
        return port;
    }
}
