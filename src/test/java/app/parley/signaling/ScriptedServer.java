package app.parley.signaling;

import java.io.BufferedReader;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** A raw server of one behaviour: answers the handshake, or says what the test wants instead. */
final class ScriptedServer implements AutoCloseable {
    /** What is done with each connection. */
    interface Behaviour {
        void serve(Socket socket) throws IOException;
    }

    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    final BlockingQueue<Socket> sockets = new LinkedBlockingQueue<>();

    ScriptedServer(Behaviour behaviour) throws IOException {
        Thread.ofPlatform().daemon().name("scripted-server").start(() -> {
            try {
                while (true) {
                    Socket socket = listening.accept();
                    behaviour.serve(socket);
                    sockets.add(socket);
                }
            } catch (IOException _) {
                // Closed.
            }
        });
    }

    ServerUrl url() {
        return new ServerUrl(false, "127.0.0.1", listening.getLocalPort(), "/", "peerjs");
    }

    static void upgrade(Socket socket) throws IOException {
        try {
            String key = "";
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                if (line.startsWith("Sec-WebSocket-Key: ")) {
                    key = line.substring("Sec-WebSocket-Key: ".length());
                }
            }
            byte[] hash = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(StandardCharsets.US_ASCII));
            write(
                    socket,
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(hash) + "\r\n\r\n");
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** One whole frame (RFC 6455, 5.2); 1 is text, 2 is binary. */
    static void frame(Socket socket, int opcode, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        OutputStream out = socket.getOutputStream();
        out.write(0x80 | opcode);
        if (bytes.length < 126) {
            out.write(bytes.length);
        } else if (bytes.length < 65536) {
            out.write(new byte[] {126, (byte) (bytes.length >> 8), (byte) bytes.length});
        } else {
            out.write(new byte[] {
                127,
                0,
                0,
                0,
                0,
                (byte) (bytes.length >> 24),
                (byte) (bytes.length >> 16),
                (byte) (bytes.length >> 8),
                (byte) bytes.length
            });
        }
        out.write(bytes);
    }

    /** The text of the client's next frame, which has a mask (RFC 6455, 5.3) and less than 65,536 bytes. */
    static String read(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.readUnsignedByte();
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] bytes = in.readNBytes(length);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= mask[i % 4];
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
