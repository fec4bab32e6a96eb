package app.parley.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The bytes that the load's clients send: the upgrade (RFC 6455, 4.1), and masked frames with PeerJS messages. */
final class LoadFrames {
    /** Marks a message's time of sending, which follows as 16 hexadecimal digits. */
    static final byte[] STAMP = "\"t\":\"".getBytes(StandardCharsets.US_ASCII);

    static final int STAMP_DIGITS = 16;
    static final int TEXT = 1;
    static final int PONG = 10;

    /** Any mask will do, and a server has the same work with each. */
    private static final byte[] MASK = {0x37, (byte) 0xfa, 0x21, 0x3d};

    private static final int FINAL = 0x80;
    private static final int MASKED = 0x80;
    private static final int SHORT = 126;
    private static final int LONG = 127;
    private static final int MOST_SHORT = 0xffff;

    /** As a browser writes a candidate into a description: long lines, escaped line ends. */
    private static final String LINE =
            "a=candidate:1467250027 1 udp 2122260223 192.168.0.196 46243 typ host generation 0\\r\\n";

    private LoadFrames() {}

    static byte[] upgrade(String id, String token) {
        return ("GET /peerjs?key=peerjs&id=" + id + "&token=" + token + "&version=1.5.5 HTTP/1.1\r\n"
                        + "Host: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** An OFFER to {@code to} whose payload is {@code payloadBytes} long, with a stamp to be filled in. */
    static byte[] offer(String to, int payloadBytes) {
        String head = "{\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\\r\\n";
        String tail =
                "\"},\"type\":\"media\",\"connectionId\":\"mc_k3v9q0x8c5\",\"t\":\"" + "0".repeat(STAMP_DIGITS) + "\"}";
        var payload = new StringBuilder(payloadBytes).append(head);
        int room = payloadBytes - tail.length();
        while (payload.length() + LINE.length() <= room) {
            payload.append(LINE);
        }
        while (payload.length() < room) {
            payload.append('x');
        }
        String message = "{\"type\":\"OFFER\",\"payload\":" + payload + tail + ",\"dst\":\"" + to + "\"}";
        return frame(TEXT, message.getBytes(StandardCharsets.US_ASCII));
    }

    /** One masked frame. */
    static byte[] frame(int opcode, byte[] payload) {
        ByteBuffer out = ByteBuffer.allocate(payload.length + 14);
        out.put((byte) (FINAL | opcode));
        if (payload.length < SHORT) {
            out.put((byte) (MASKED | payload.length));
        } else if (payload.length <= MOST_SHORT) {
            out.put((byte) (MASKED | SHORT)).putShort((short) payload.length);
        } else {
            out.put((byte) (MASKED | LONG)).putLong(payload.length);
        }
        out.put(MASK);
        for (int i = 0; i < payload.length; i++) {
            out.put((byte) (payload[i] ^ MASK[i & 3]));
        }
        byte[] frame = new byte[out.position()];
        out.flip().get(frame);
        return frame;
    }

    /** Where the stamp's digits begin in a frame of {@link #offer}. */
    static int stampAt(byte[] offer, String to) {
        return offer.length - (",\"dst\":\"" + to + "\"}").length() - 2 - STAMP_DIGITS;
    }

    /** Writes {@code nanos} into an offer. The mask goes by the place in the message, which is the frame's end. */
    static void stamp(byte[] offer, int at, int messageStart, long nanos) {
        for (int i = 0; i < STAMP_DIGITS; i++) {
            int digit = (int) (nanos >>> (60 - 4 * i)) & 0xf;
            int plain = digit < 10 ? '0' + digit : 'a' + digit - 10;
            offer[at + i] = (byte) (plain ^ MASK[(at + i - messageStart) & 3]);
        }
    }

    /** The stamp of a message that lies between {@code start} and {@code end}; 0 if it has none. */
    static long stampIn(byte[] in, int start, int end) {
        for (int at = end - STAMP_DIGITS - STAMP.length; at >= start; at--) {
            if (in[at] == '"' && in[at + 1] == 't' && in[at + 2] == '"' && in[at + 3] == ':') {
                return digits(in, at + STAMP.length);
            }
        }
        return 0;
    }

    private static long digits(byte[] in, int at) {
        long value = 0;
        for (int i = at; i < at + STAMP_DIGITS; i++) {
            value = value << 4 | Character.digit(in[i], 16);
        }
        return value;
    }
}
