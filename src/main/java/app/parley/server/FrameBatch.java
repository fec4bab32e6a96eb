package app.parley.server;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Several messages for one peer, on their way from one node to another: the sender's node (4 bytes) and its monotonic
 * clock (8 bytes), then each message after its length (4 bytes), big-endian.
 *
 * @param node stands for the sender's node
 * @param sent when they left, nanoseconds
 * @param messages in the order in which they are to arrive
 */
record FrameBatch(int node, long sent, List<byte[]> messages) {
    private static final int HEAD = Integer.BYTES + Long.BYTES;

    byte[] toBytes() {
        int size = messages.stream().mapToInt(it -> Integer.BYTES + it.length).sum();
        ByteBuffer out = ByteBuffer.allocate(HEAD + size).putInt(node).putLong(sent);
        messages.forEach(it -> out.putInt(it.length).put(it));
        return out.array();
    }

    /** @throws MessageFormatException unless {@link #toBytes} made it */
    static FrameBatch read(byte[] bytes) throws MessageFormatException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<byte[]> messages = new ArrayList<>();
        try {
            int node = in.getInt();
            long sent = in.getLong();
            while (in.hasRemaining()) {
                messages.add(message(in));
            }
            return new FrameBatch(node, sent, messages);
        } catch (BufferUnderflowException _) {
            throw new MessageFormatException("a batch that ends too soon");
        }
    }

    private static byte[] message(ByteBuffer in) throws MessageFormatException {
        int length = in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new MessageFormatException("a batch that ends too soon");
        }
        byte[] message = new byte[length];
        in.get(message);
        return message;
    }
}
