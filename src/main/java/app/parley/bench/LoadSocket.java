package app.parley.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One client of the load. Confined to the load's loop, but for {@link #send}, which one thread at a time may call. */
final class LoadSocket {
    /** How far it is on its way to OPEN. */
    enum Stage {
        APART,
        CONNECTING,
        UPGRADING,
        WAITING,
        OPEN
    }

    private static final long PAUSE = 20_000;
    private static final int MASK_BYTES = 4;
    private static final int LONG_HEADER = 4 + MASK_BYTES;

    private final String id;
    private final String token;
    private @Nullable SocketChannel channel;
    private @Nullable SelectionKey key;
    private Stage stage = Stage.APART;
    private long since;
    private byte[] rest = {};
    private byte[] offer = {};
    private int stampAt;
    private int server;

    LoadSocket(String id) {
        this.id = id;
        this.token = "token-of-" + id;
    }

    String id() {
        return id;
    }

    /** To which of the loop's servers it connects. */
    int server() {
        return server;
    }

    /** The next time, to this one. */
    void server(int index) {
        server = index;
    }

    Stage stage() {
        return stage;
    }

    /** Moves on; {@code now} is {@link System#nanoTime}. */
    void stage(Stage next, long now) {
        stage = next;
        since = now;
    }

    /** When it came to its stage. */
    long since() {
        return since;
    }

    byte[] upgrade() {
        return LoadFrames.upgrade(id, token);
    }

    void attach(SocketChannel newChannel, SelectionKey newKey) {
        channel = newChannel;
        key = newKey;
        rest = new byte[0];
    }

    /** Forgets its connection, with a reset: thousands of sockets must not linger. */
    void drop(long now) {
        SocketChannel old = channel;
        channel = null;
        stage(Stage.APART, now);
        if (old != null) {
            try {
                old.close();
            } catch (IOException _) {
                // gone is gone
            }
        }
    }

    /** Reads no more from here on: what the server sends piles up. */
    void stopReading() {
        if (key != null && key.isValid()) {
            key.interestOps(0);
        }
    }

    /** What was left of the last read: the beginning of a frame or of an answer. */
    byte[] takeRest() {
        byte[] old = rest;
        rest = new byte[0];
        return old;
    }

    void rest(byte[] beginning) {
        rest = beginning;
    }

    int read(ByteBuffer into) throws IOException {
        return channel == null ? -1 : channel.read(into);
    }

    /** Prepares the message that {@link #putOffer} sends again and again. */
    void sendsTo(String to, int payloadBytes) {
        offer = LoadFrames.offer(to, payloadBytes);
        stampAt = LoadFrames.stampAt(offer, to);
    }

    /** Appends its message, sent at {@code nanos}. */
    void putOffer(ByteBuffer out, long nanos) {
        LoadFrames.stamp(offer, stampAt, LONG_HEADER, nanos);
        out.put(offer);
    }

    int offerBytes() {
        return offer.length;
    }

    /** Sends all of {@code out}, waiting where the socket is full. */
    void send(ByteBuffer out) throws IOException {
        while (out.hasRemaining()) {
            if (sendSome(out) == 0) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    /** Sends what the socket takes now. */
    int sendSome(ByteBuffer out) throws IOException {
        SocketChannel to = channel;
        if (to == null) {
            throw new IOException("not connected");
        }
        return to.write(out);
    }
}
