package app.parley.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * A connection to a signaling server on this computer, as bare as it gets: what is written goes out as it stands, so it
 * may break HTTP (RFC 9112) and WebSocket (RFC 6455) alike. Not thread-safe.
 */
final class SoakSocket implements AutoCloseable {
    private static final byte[] MASK = {0x11, 0x22, 0x33, 0x44};
    private static final int TEXT = 0x81;
    private static final int PONG = 0x8a;
    private static final int SHORT_LENGTH = 126;
    private static final int LONG_LENGTH = 127;
    private static final int LONGEST_ANSWER = 1 << 20;

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    private SoakSocket(int port, Duration patience) throws IOException {
        socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) patience.toMillis());
        socket.setSoTimeout((int) patience.toMillis());
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /**
     * A connection that has said nothing yet.
     *
     * @param patience how long to wait for an answer before it counts as none
     */
    static SoakSocket silent(int port, Duration patience) throws IOException {
        return new SoakSocket(port, patience);
    }

    /** A peer that has been welcomed. */
    static SoakSocket peer(int port, String id, Duration patience) throws IOException {
        SoakSocket it = new SoakSocket(port, patience);
        try {
            it.write(upgrade("/peerjs?key=peerjs&token=t&id=" + id).getBytes(StandardCharsets.US_ASCII));
            String head = it.head();
            if (!head.startsWith("HTTP/1.1 101 ") || !it.next().equals(Optional.of("{\"type\":\"OPEN\"}"))) {
                throw new IOException("not welcomed: " + head);
            }
            return it;
        } catch (IOException e) {
            it.abort();
            throw e;
        }
    }

    /** A whole request to become a WebSocket. */
    static String upgrade(String target) {
        return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c29ha2luZyBhIHNlcnZlcg==\r\n\r\n";
    }

    /**
     * One masked frame.
     *
     * @param first FIN, reserved bits and opcode
     */
    static byte[] frame(int first, byte[] payload) {
        var bytes = new ByteArrayOutputStream(payload.length + 14);
        bytes.write(first);
        if (payload.length < SHORT_LENGTH) {
            bytes.write(0x80 | payload.length);
        } else if (payload.length <= 0xffff) {
            bytes.write(0x80 | SHORT_LENGTH);
            bytes.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        } else {
            bytes.write(0x80 | LONG_LENGTH);
            bytes.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        bytes.writeBytes(MASK);
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ MASK[i % MASK.length]);
        }
        return bytes.toByteArray();
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends one good text frame. */
    void send(String text) throws IOException {
        write(frame(TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    private String head() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0 && head.length() < LONGEST_ANSWER) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /**
     * The next text message; empty once the server has closed.
     *
     * @throws SocketTimeoutException if nothing comes
     */
    Optional<String> next() throws IOException {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0f;
                byte[] payload = payload();
                switch (opcode) {
                    case 1 -> {
                        return Optional.of(new String(payload, StandardCharsets.UTF_8));
                    }
                    case 8 -> {
                        return Optional.empty();
                    }
                    case 9 -> write(frame(PONG, payload));
                    default -> {}
                }
            }
        } catch (EOFException | SocketException _) {
            return Optional.empty();
        }
    }

    private byte[] payload() throws IOException {
        int length = in.readUnsignedByte();
        if (length == SHORT_LENGTH) {
            length = in.readUnsignedShort();
        } else if (length == LONG_LENGTH) {
            length = Math.toIntExact(in.readLong());
        }
        if (length > LONGEST_ANSWER) {
            throw new IOException("a frame of " + length + " bytes");
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return payload;
    }

    /** Ends our half; the server may still talk. */
    void finish() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends it with a reset, so that no port is left waiting. */
    void abort() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException _) {
            // gone already
        }
    }

    @Override
    public void close() {
        abort();
    }
}
