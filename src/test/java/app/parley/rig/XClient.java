package app.parley.rig;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a window manager says to a window, in X11's own words (X Window System Protocol, version 11, appendix B; ICCCM
 * 4.2.8): there is no Debian command for it that works without a window manager. Needs x11-utils.
 */
public final class XClient {
    private static final byte INTERN_ATOM = 16;
    private static final byte SEND_EVENT = 25;
    private static final byte CLIENT_MESSAGE = 33;
    private static final int REPLY = 32;

    private XClient() {}

    /** Asks the window to close, as a click on its cross does; the title is all of it. */
    public static void close(Xvfb xvfb, String title) throws IOException, InterruptedException {
        int window = window(xvfb, title);
        String number = xvfb.display().substring(1);
        try (SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.connect(UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number));
            hello(socket);
            int protocols = atom(socket, "WM_PROTOCOLS");
            int delete = atom(socket, "WM_DELETE_WINDOW");
            ByteBuffer event = order(44).put(SEND_EVENT).put((byte) 0).putShort((short) 11);
            event.putInt(window).putInt(0);
            event.put(CLIENT_MESSAGE).put((byte) 32).putShort((short) 0);
            event.putInt(window).putInt(protocols).putInt(delete).position(44);
            write(socket, event);
            // Its reply says that what came before has been done.
            atom(socket, "WM_PROTOCOLS");
        }
    }

    private static int window(Xvfb xvfb, String title) throws IOException, InterruptedException {
        String tree = ChildProcess.run(java.util.List.of("xwininfo", "-display", xvfb.display(), "-root", "-tree"));
        Matcher line = Pattern.compile("(0x[0-9a-f]+) \"" + Pattern.quote(title) + "\":")
                .matcher(tree);
        if (!line.find()) {
            throw new IOException("no window is called " + title + "\n" + tree);
        }
        return Integer.decode(line.group(1));
    }

    private static void hello(SocketChannel socket) throws IOException {
        write(
                socket,
                order(12).put((byte) 'l').put((byte) 0).putShort((short) 11).position(12));
        ByteBuffer head = read(socket, 8);
        read(socket, Short.toUnsignedInt(head.getShort(6)) * 4);
        if (head.get(0) != 1) {
            throw new IOException("the display lets nobody in");
        }
    }

    private static int atom(SocketChannel socket, String name) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        int words = 2 + (text.length + 3) / 4;
        write(
                socket,
                order(words * 4)
                        .put(INTERN_ATOM)
                        .put((byte) 0)
                        .putShort((short) words)
                        .putShort((short) text.length)
                        .putShort((short) 0)
                        .put(text)
                        .position(words * 4));
        return read(socket, REPLY).getInt(8);
    }

    private static ByteBuffer order(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void write(SocketChannel socket, ByteBuffer full) throws IOException {
        full.flip();
        while (full.hasRemaining()) {
            socket.write(full);
        }
    }

    private static ByteBuffer read(SocketChannel socket, int size) throws IOException {
        ByteBuffer buffer = order(size);
        while (buffer.hasRemaining()) {
            if (socket.read(buffer) < 0) {
                throw new EOFException("the display has gone");
            }
        }
        return buffer;
    }
}
