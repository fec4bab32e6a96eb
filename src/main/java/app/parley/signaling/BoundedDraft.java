package app.parley.signaling;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.protocols.Protocol;

/**
 * RFC 6455 with a greatest frame size. A longer frame is skipped as it arrives: the library would end the connection,
 * so that anybody could cut us off through a server that forwards it.
 */
final class BoundedDraft extends Draft_6455 {
    private static final int SHORT_HEADER = 2;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;

    private final int limit;
    private final ByteArrayOutputStream header = new ByteArrayOutputStream(10);
    /** Bytes of the current frame's payload that are still to come. */
    private long remaining;

    private boolean skipping;

    BoundedDraft(int limit) {
        super(List.of(), List.of(new Protocol("")), limit);
        this.limit = limit;
    }

    @Override
    public Draft copyInstance() {
        return new BoundedDraft(limit);
    }

    @Override
    public List<Framedata> translateFrame(ByteBuffer bytes) throws InvalidDataException {
        List<Framedata> frames = new ArrayList<>();
        while (bytes.hasRemaining()) {
            if (remaining == 0) {
                readHeader(bytes, frames);
            } else {
                frames.addAll(readPayload(bytes));
            }
        }
        return frames;
    }

    @Override
    public void reset() {
        super.reset();
        header.reset();
        remaining = 0;
    }

    private void readHeader(ByteBuffer bytes, List<Framedata> frames) throws InvalidDataException {
        header.write(bytes.get());
        byte[] read = header.toByteArray();
        if (read.length < SHORT_HEADER || read.length < length(read)) {
            return;
        }
        header.reset();
        remaining = payload(read);
        skipping = remaining > limit;
        if (!skipping) {
            frames.addAll(super.translateFrame(ByteBuffer.wrap(read)));
        }
    }

    private List<Framedata> readPayload(ByteBuffer bytes) throws InvalidDataException {
        int size = (int) Math.min(remaining, bytes.remaining());
        remaining -= size;
        if (skipping) {
            bytes.position(bytes.position() + size);
            return List.of();
        }
        // A copy, not a slice: the library reads the array and forgets the slice's offset.
        byte[] part = new byte[size];
        bytes.get(part);
        return super.translateFrame(ByteBuffer.wrap(part));
    }

    /** RFC 6455, 5.2: two bytes and the extended length; a server's frame has no mask. */
    private static int length(byte[] header) {
        int masked = (header[1] & 0x80) == 0 ? 0 : 4;
        return masked
                + switch (header[1] & 0x7f) {
                    case LENGTH_16 -> 4;
                    case LENGTH_64 -> 10;
                    default -> SHORT_HEADER;
                };
    }

    private static long payload(byte[] header) {
        int first = header[1] & 0x7f;
        ByteBuffer extended = ByteBuffer.wrap(header, SHORT_HEADER, header.length - SHORT_HEADER);
        return switch (first) {
            case LENGTH_16 -> Short.toUnsignedLong(extended.getShort());
            // The highest bit must be 0; whoever sets it has sent a frame that never ends.
            case LENGTH_64 -> extended.getLong() & Long.MAX_VALUE;
            default -> first;
        };
    }
}
