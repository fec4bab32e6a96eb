package app.parley.server;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A WebSocket client over a bare socket, so that it can also break every rule. Reads give up after a minute. */
final class TestSocket implements AutoCloseable {
    static final String CLOSED = "<closed>";
    static final String GONE = "<gone>";

    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private boolean silent;

    private TestSocket(int port, int receiveBuffer) throws IOException {
        this("127.0.0.1", port, receiveBuffer);
    }

    private TestSocket(String from, int port, int receiveBuffer) throws IOException {
        socket = new Socket();
        if (receiveBuffer > 0) {
            socket.setReceiveBufferSize(receiveBuffer);
        }
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port));
        socket.setSoTimeout(60_000);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
        out = socket.getOutputStream();
    }

    /** A connection that has not said anything. */
    static TestSocket silent(int port) throws IOException {
        return new TestSocket(port, 0);
    }

    /** A peer of the default key whose OPEN has been read. */
    static TestSocket peer(int port, String id) throws IOException {
        var it = asking(port, "key=peerjs&id=" + id + "&token=t-" + id);
        it.expect("{\"type\":\"OPEN\"}");
        return it;
    }

    /** A peer with a small receive buffer, so that what it does not read piles up at the server. */
    static TestSocket lazyPeer(int port, String id) throws IOException {
        var it = new TestSocket(port, 4096);
        it.upgrade("/peerjs?key=peerjs&id=" + id + "&token=t-" + id);
        it.expect("{\"type\":\"OPEN\"}");
        return it;
    }

    /** A socket with this query; nothing read but the handshake. */
    static TestSocket asking(int port, String query, String... headers) throws IOException {
        return askingFrom("127.0.0.1", port, query, headers);
    }

    /** The same from another of this machine's addresses, such as 127.0.0.2. */
    static TestSocket askingFrom(String from, int port, String query, String... headers) throws IOException {
        var it = new TestSocket(from, port, 0);
        String status = it.upgrade("/peerjs?" + query, headers);
        if (!status.startsWith("HTTP/1.1 101")) {
            throw new IOException(status);
        }
        return it;
    }

    /** Asks to become a WebSocket and returns the status line. */
    String upgrade(String target, String... headers) throws IOException {
        var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n"
                + "Upgrade: websocket\r\nConnection: keep-alive, Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        for (String it : headers) {
            request.append(it).append("\r\n");
        }
        write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
        String head = readHead();
        if (head.startsWith("HTTP/1.1 101") && !head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=")) {
            throw new IOException("wrong accept: " + head); // the example of RFC 6455, 1.3
        }
        return head.lines().findFirst().orElseThrow();
    }

    /** From now on pings go unanswered. */
    void fallSilent() {
        silent = true;
    }

    /** Reads give up after {@code millis} from now on. */
    void patience(int millis) throws IOException {
        socket.setSoTimeout(millis);
    }

    String readHead() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    byte[] readBytes(int length) throws IOException {
        return in.readNBytes(length);
    }

    void write(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void send(String text) throws IOException {
        write(frame(0x81, text.getBytes(StandardCharsets.UTF_8)));
    }

    void sendBinary(byte[] bytes) throws IOException {
        write(frame(0x82, bytes));
    }

    /** One masked frame; {@code first} is FIN, reserved bits and opcode. */
    static byte[] frame(int first, byte[] payload) {
        byte[] mask = {1, 2, 3, 4};
        var bytes = new java.io.ByteArrayOutputStream();
        bytes.write(first);
        if (payload.length < 126) {
            bytes.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            bytes.write(0x80 | 126);
            bytes.write(payload.length >> 8);
            bytes.write(payload.length);
        } else {
            bytes.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes.write((int) ((long) payload.length >> shift));
            }
        }
        bytes.writeBytes(mask);
        for (int i = 0; i < payload.length; i++) {
            bytes.write(payload[i] ^ mask[i % 4]);
        }
        return bytes.toByteArray();
    }

    /** The next text message; {@link #CLOSED} for a close frame without a code, {@link #GONE} where TCP has ended. */
    String next() throws IOException {
        while (true) {
            try {
                int opcode = in.readUnsignedByte() & 0x0f;
                byte[] payload = readPayload();
                switch (opcode) {
                    case 1 -> {
                        return new String(payload, StandardCharsets.UTF_8);
                    }
                    case 8 -> {
                        return payload.length == 0 ? CLOSED : "<closed " + code(payload) + ">";
                    }
                    case 9 -> pong(payload);
                    case 10 -> {
                        return "<pong " + new String(payload, StandardCharsets.UTF_8) + ">";
                    }
                    default -> throw new IOException("opcode " + opcode);
                }
            } catch (EOFException | java.net.SocketException e) {
                return GONE;
            }
        }
    }

    private void pong(byte[] payload) throws IOException {
        if (!silent) {
            write(frame(0x8a, payload));
        }
    }

    private static int code(byte[] payload) {
        return (payload[0] & 0xff) << 8 | payload[1] & 0xff;
    }

    private byte[] readPayload() throws IOException {
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        } else if (length == 127) {
            length = (int) in.readLong();
        }
        byte[] payload = new byte[length];
        in.readFully(payload);
        return payload;
    }

    void expect(String wanted) throws IOException {
        org.junit.jupiter.api.Assertions.assertEquals(wanted, next());
    }

    /** Everything that had been sent to this socket before now: what comes before the answer to our ping. */
    List<String> drain() throws IOException {
        write(frame(0x89, "fence".getBytes(StandardCharsets.UTF_8)));
        List<String> found = new ArrayList<>();
        for (String it = next(); !it.equals("<pong fence>"); it = next()) {
            if (it.equals(GONE) || it.equals(CLOSED)) {
                throw new IOException("closed after " + found);
            }
            found.add(it);
        }
        return found;
    }

    /** Reads on until TCP ends; fails after ten seconds. */
    void awaitGone() throws IOException {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!next().equals(GONE)) {
            if (System.nanoTime() > deadline) {
                throw new IOException("still open");
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!socket.isClosed()) {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
