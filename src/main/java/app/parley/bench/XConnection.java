package app.parley.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * A client of a local X server that lets everybody in, such as our own Xvfb, in X11's own words (X Window System
 * Protocol, version 11, appendix B). Little-endian. One thread at a time.
 */
public final class XConnection implements AutoCloseable {
    private static final int HEAD = 32;
    private static final int ERROR = 0;
    private static final int REPLY = 1;
    private static final int WORD = 4;
    /** Where the setup's fixed part says how long the maker's name is and how many pixmap formats follow. */
    private static final int MAKER_LENGTH = 16;

    private static final int FORMATS = 21;
    private static final int FIXED = 32;
    private static final int FORMAT_SIZE = 8;

    private final SocketChannel socket;
    private final int root;

    private XConnection(SocketChannel socket, int root) {
        this.socket = socket;
        this.root = root;
    }

    /** @param display such as {@code :5} */
    public static XConnection open(String display) throws IOException {
        SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            socket.connect(UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + display.substring(1)));
            write(
                    socket,
                    buffer(12)
                            .put((byte) 'l')
                            .put((byte) 0)
                            .putShort((short) 11)
                            .position(12));
            ByteBuffer head = read(socket, 8);
            ByteBuffer setup = read(socket, WORD * Short.toUnsignedInt(head.getShort(6)));
            if (head.get(0) != 1) {
                throw new IOException("the display lets nobody in");
            }
            int maker = (Short.toUnsignedInt(setup.getShort(MAKER_LENGTH)) + WORD - 1) / WORD * WORD;
            return new XConnection(socket, setup.getInt(FIXED + maker + FORMAT_SIZE * setup.get(FORMATS)));
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The root window of the first screen. */
    public int root() {
        return root;
    }

    /** An empty request, to be filled from its second byte on; its first and its length are set. */
    public static ByteBuffer request(int opcode, int size) {
        return buffer(size).put(0, (byte) opcode).putShort(2, (short) (size / WORD));
    }

    /** Sends a request that has no reply. */
    public void send(ByteBuffer request) throws IOException {
        write(socket, request.position(request.capacity()));
    }

    /** Sends a request and waits for its reply; empty if the server answers with an error. */
    public Optional<ByteBuffer> ask(ByteBuffer request) throws IOException {
        send(request);
        while (true) {
            ByteBuffer head = read(socket, HEAD);
            switch (head.get(0)) {
                case ERROR -> {
                    return Optional.empty();
                }
                case REPLY -> {
                    int more = WORD * head.getInt(WORD);
                    ByteBuffer all = buffer(HEAD + more).put(0, head, 0, HEAD);
                    all.put(HEAD, read(socket, more), 0, more);
                    return Optional.of(all);
                }
                default -> {
                    // An event that nobody can decline, such as a new keyboard layout.
                }
            }
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(SocketChannel socket, ByteBuffer full) throws IOException {
        full.flip();
        while (full.hasRemaining()) {
            socket.write(full);
        }
    }

    private static ByteBuffer read(SocketChannel socket, int size) throws IOException {
        ByteBuffer buffer = buffer(size);
        while (buffer.hasRemaining()) {
            if (socket.read(buffer) < 0) {
                throw new EOFException("the display has gone");
            }
        }
        return buffer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
