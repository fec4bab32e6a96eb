package app.parley.server;

import java.util.ArrayList;
import java.util.List;

/** What a client sends before its claim has been answered; PeerJS pages do. Bounded. Confined to one event loop. */
final class EarlyFrames {
    private static final int MOST = 64;

    private final int mostBytes;
    private final List<byte[]> frames = new ArrayList<>(2);
    private int bytes;

    EarlyFrames(int mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** False if there is no room. */
    boolean add(byte[] frame) {
        if (frames.size() >= MOST || bytes + frame.length > mostBytes) {
            return false;
        }
        bytes += frame.length;
        return frames.add(frame);
    }

    /** All of them, oldest first. */
    List<byte[]> all() {
        return frames;
    }
}
