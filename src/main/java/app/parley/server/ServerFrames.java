package app.parley.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;

/** WebSocket frames as a server sends them: whole and unmasked (RFC 6455, 5.2), each in one buffer. */
final class ServerFrames {
    private static final int FINAL = 0x80;
    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int MOST_SHORT = 0xffff;
    private static final int LONGEST_HEADER = 10;

    private ServerFrames() {}

    /** Header and message in one piece: apart they cost more. */
    static ByteBuf text(ByteBufAllocator allocator, byte[] message) {
        return begun(allocator, TEXT, message.length).writeBytes(message);
    }

    /** @param payload at most 125 bytes, as of every control frame; it comes back in the pong */
    static ByteBuf ping(ByteBufAllocator allocator, byte[] payload) {
        return begun(allocator, PING, payload.length).writeBytes(payload);
    }

    /** @param payload the ping's; stays the caller's */
    static ByteBuf pong(ByteBufAllocator allocator, ByteBuf payload) {
        return control(allocator, PONG, payload);
    }

    /** @param payload the other side's, code and reason; stays the caller's */
    static ByteBuf close(ByteBufAllocator allocator, ByteBuf payload) {
        return control(allocator, CLOSE, payload);
    }

    /** Without a code. */
    static ByteBuf close(ByteBufAllocator allocator) {
        return control(allocator, CLOSE, Unpooled.EMPTY_BUFFER);
    }

    private static ByteBuf control(ByteBufAllocator allocator, int opcode, ByteBuf payload) {
        return begun(allocator, opcode, payload.readableBytes())
                .writeBytes(payload, payload.readerIndex(), payload.readableBytes());
    }

    private static ByteBuf begun(ByteBufAllocator allocator, int opcode, int length) {
        ByteBuf frame = allocator.directBuffer(LONGEST_HEADER + length).writeByte(FINAL | opcode);
        if (length < SHORT) {
            frame.writeByte(length);
        } else if (length <= MOST_SHORT) {
            frame.writeByte(SHORT).writeShort(length);
        } else {
            frame.writeByte(LONG).writeLong(length);
        }
        return frame;
    }
}
