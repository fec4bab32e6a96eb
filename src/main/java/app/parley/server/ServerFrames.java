package app.parley.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** WebSocket frames as a server sends them: whole and unmasked (RFC 6455, 5.2). */
final class ServerFrames {
    private static final int FINAL_TEXT = 0x81;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int MOST_SHORT = 0xffff;
    private static final int LONGEST_HEADER = 10;

    private ServerFrames() {}

    /** One text frame in one buffer, so that it goes out in one piece: header and message apart cost more. */
    static ByteBuf text(ByteBufAllocator allocator, byte[] message) {
        ByteBuf frame = allocator.directBuffer(LONGEST_HEADER + message.length).writeByte(FINAL_TEXT);
        if (message.length < SHORT) {
            frame.writeByte(message.length);
        } else if (message.length <= MOST_SHORT) {
            frame.writeByte(SHORT).writeShort(message.length);
        } else {
            frame.writeByte(LONG).writeLong(message.length);
        }
        return frame.writeBytes(message);
    }
}
