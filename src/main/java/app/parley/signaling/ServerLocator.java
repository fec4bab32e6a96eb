package app.parley.signaling;

import java.io.IOException;

/** Says where the server is just now: an embedded one may have moved since the last attempt. */
@FunctionalInterface
public interface ServerLocator {
    /**
     * Called on the signaling thread before each attempt to connect.
     *
     * @throws IOException if there is no server at the moment; another attempt follows
     */
    ServerUrl locate() throws IOException;
}
