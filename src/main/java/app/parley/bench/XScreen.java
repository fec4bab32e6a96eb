package app.parley.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Looks at what an X server shows. For displays with 24 bit colour on which one program runs. One thread at a time. */
public final class XScreen implements AutoCloseable {
    private static final int GET_WINDOW_ATTRIBUTES = 3;
    private static final int GET_GEOMETRY = 14;
    private static final int QUERY_TREE = 15;
    private static final int GET_IMAGE = 73;
    private static final int HEAD = 32;
    private static final byte VIEWABLE = 2;
    private static final int MAP_STATE = 26;

    /** What is smaller is a helper, not what a person would call the window. */
    private static final int SMALLEST = 120;

    /** Rows looked at; a background, a frame and a shadow are fewer colours than a drawn home screen has. */
    private static final int ROWS = 40;

    private static final int COLOURS = 12;

    private final XConnection connection;
    private final int width;
    private final int height;

    /** @param display such as {@code :5} */
    public XScreen(String display) throws IOException {
        connection = XConnection.open(display);
        Area screen = area(connection.root()).orElseThrow(() -> new IOException("a display without a screen"));
        width = screen.width();
        height = screen.height();
    }

    /** A window's place on the screen, in pixels. */
    public record Area(int x, int y, int width, int height) {}

    /** The largest window that is mapped, if one is. */
    public Optional<Area> window() throws IOException {
        Optional<ByteBuffer> tree = connection.ask(about(QUERY_TREE, connection.root()));
        Optional<Area> largest = Optional.empty();
        for (int i = 0; tree.isPresent() && i < Short.toUnsignedInt(tree.get().getShort(16)); i++) {
            Optional<Area> one = viewable(tree.get().getInt(HEAD + 4 * i));
            if (one.isPresent() && (largest.isEmpty() || size(one.get()) > size(largest.get()))) {
                largest = one;
            }
        }
        return largest;
    }

    private static int size(Area area) {
        return area.width() * area.height();
    }

    private Optional<Area> viewable(int window) throws IOException {
        Optional<ByteBuffer> attributes = connection.ask(about(GET_WINDOW_ATTRIBUTES, window));
        if (attributes.isEmpty() || attributes.get().get(MAP_STATE) != VIEWABLE) {
            return Optional.empty();
        }
        return area(window).filter(it -> it.width() >= SMALLEST && it.height() >= SMALLEST);
    }

    private Optional<Area> area(int window) throws IOException {
        return connection
                .ask(about(GET_GEOMETRY, window))
                .map(it -> new Area(
                        it.getShort(12),
                        it.getShort(14),
                        Short.toUnsignedInt(it.getShort(16)),
                        Short.toUnsignedInt(it.getShort(18))));
    }

    private static ByteBuffer about(int opcode, int window) {
        return XConnection.request(opcode, 8).putInt(4, window);
    }

    /** Whether something is to be seen there: more colours than a background has. */
    public boolean isDrawn(Area area) throws IOException {
        int left = Math.max(0, area.x());
        int right = Math.min(width, area.x() + area.width());
        Set<Integer> colours = new HashSet<>();
        for (int row = 1; row < ROWS && colours.size() < COLOURS; row++) {
            int y = area.y() + row * area.height() / ROWS;
            if (y >= 0 && y < height && right > left) {
                row(left, y, right - left, colours);
            }
        }
        return colours.size() >= COLOURS;
    }

    private void row(int x, int y, int length, Set<Integer> colours) throws IOException {
        ByteBuffer request = XConnection.request(GET_IMAGE, 20)
                .put(1, (byte) 2)
                .putInt(4, connection.root())
                .putShort(8, (short) x)
                .putShort(10, (short) y)
                .putShort(12, (short) length)
                .putShort(14, (short) 1)
                .putInt(16, -1);
        Optional<ByteBuffer> image = connection.ask(request);
        for (int i = HEAD; image.isPresent() && i < HEAD + 4 * length; i += 4) {
            colours.add(image.get().getInt(i));
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
