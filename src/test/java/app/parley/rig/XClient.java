package app.parley.rig;

import app.parley.bench.XConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a window manager says to a window, in X11's own words (X Window System Protocol, version 11, appendix B; ICCCM
 * 4.2.8): there is no Debian command for it that works without a window manager. Needs x11-utils.
 */
public final class XClient {
    private static final int INTERN_ATOM = 16;
    private static final int SEND_EVENT = 25;
    private static final int SET_INPUT_FOCUS = 42;
    private static final byte POINTER_ROOT = 1;
    private static final byte CLIENT_MESSAGE = 33;

    private XClient() {}

    /** Asks the window to close, as a click on its cross does; the title is all of it. */
    public static void close(Xvfb xvfb, String title) throws IOException, InterruptedException {
        int window = window(xvfb.display(), title);
        try (XConnection display = XConnection.open(xvfb.display())) {
            int protocols = atom(display, "WM_PROTOCOLS");
            int delete = atom(display, "WM_DELETE_WINDOW");
            ByteBuffer event = XConnection.request(SEND_EVENT, 44).putInt(4, window);
            event.put(12, CLIENT_MESSAGE).put(13, (byte) 32);
            event.putInt(16, window).putInt(20, protocols).putInt(24, delete);
            display.send(event);
            // Its reply says that what came before has been done.
            atom(display, "WM_PROTOCOLS");
        }
    }

    /**
     * Gives the window the keyboard, as a click in it does; the title is all of it. A window cannot always do so itself:
     * GTK asks with the time of the last click or key in one of its program's windows, and the server ignores a request
     * that is older than the last which it followed.
     *
     * @param display such as {@code :5}
     */
    public static void focus(String display, String title) throws IOException, InterruptedException {
        int window = window(display, title);
        try (XConnection server = XConnection.open(display)) {
            // Its time, the last word, is the server's own: no request of before is later.
            server.send(XConnection.request(SET_INPUT_FOCUS, 12)
                    .put(1, POINTER_ROOT)
                    .putInt(4, window));
            atom(server, "WM_TAKE_FOCUS");
        }
    }

    private static int window(String display, String title) throws IOException, InterruptedException {
        String tree = ChildProcess.run(java.util.List.of("xwininfo", "-display", display, "-root", "-tree"));
        Matcher line = Pattern.compile("(0x[0-9a-f]+) \"" + Pattern.quote(title) + "\":")
                .matcher(tree);
        if (!line.find()) {
            throw new IOException("no window is called " + title + "\n" + tree);
        }
        return Integer.decode(line.group(1));
    }

    private static int atom(XConnection display, String name) throws IOException {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer request = XConnection.request(INTERN_ATOM, 8 + (text.length + 3) / 4 * 4)
                .putShort(4, (short) text.length)
                .put(8, text);
        return display.ask(request)
                .orElseThrow(() -> new IOException("no atom " + name))
                .getInt(8);
    }
}
