package app.parley.signaling;

import app.parley.call.PeerId;

/** Which IDs a server's directory may hold: those that can be dialled. A server keeps others out, a client leaves them out. */
public final class DirectoryIds {
    private DirectoryIds() {}

    /** Whether it has the shape that {@link PeerId} wants; false for the empty one of a socket that named none. */
    public static boolean mayHold(String id) {
        return PeerId.isValid(id);
    }
}
