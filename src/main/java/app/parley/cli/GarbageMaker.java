package app.parley.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What a connection may be sent that is no PeerJS, no WebSocket and mostly no HTTP. The same seed makes the same bytes. */
final class GarbageMaker {
    private static final int MOST = 8_000;
    private static final String REQUEST =
            "GET /peerjs/id HTTP/1.1\r\nHost: localhost\r\nOrigin: http://a.example\r\n\r\n";

    private final RandomGenerator random;

    GarbageMaker(RandomGenerator random) {
        this.random = random;
    }

    /** All that one connection sends. */
    byte[] next() {
        return switch (random.nextInt(9)) {
            case 0 -> noise(MOST);
            case 1 -> half(ascii(REQUEST));
            case 2 -> joined(ascii("GET /"), noise(MOST), ascii(" HTTP/1.1\r\n\r\n"));
            case 3 -> joined(ascii("GET / HTTP/1.1\r\nX-"), noise(MOST), ascii(": x\r\n\r\n"));
            case 4 -> joined(ascii("POST /peerjs/id HTTP/1.1\r\n" + lengthHeader() + "\r\n\r\n"), noise(MOST));
            case 5 -> joined(ascii(socketRequest()), noise(MOST));
            case 6 -> joined(ascii(socketRequest()), halfFrame());
            case 7 -> joined(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc, 3, 3}, noise(512)); // TLS ClientHello
            default -> lines();
        };
    }

    private String lengthHeader() {
        return switch (random.nextInt(4)) {
            case 0 -> "Content-Length: 99999999999999999999";
            case 1 -> "Content-Length: -" + random.nextInt();
            case 2 -> "Transfer-Encoding: chunked";
            default -> "Content-Length: 5\r\nContent-Length: 7\r\nTransfer-Encoding: chunked";
        };
    }

    /** One whole handshake, its query good, damaged or odd. */
    private String socketRequest() {
        String id = "garbage-" + Long.toHexString(random.nextLong());
        String good = "key=peerjs&token=t&id=" + id;
        return SoakSocket.upgrade("/peerjs?"
                + switch (random.nextInt(4)) {
                    case 0 -> good.substring(0, random.nextInt(good.length()));
                    case 1 -> good + "%" + (char) ('!' + random.nextInt(90)) + "&".repeat(random.nextInt(50));
                    case 2 -> "&=&key&=peerjs&id=" + "x".repeat(random.nextInt(3_000));
                    default -> good;
                });
    }

    /** A frame whose header promises more than comes. */
    private byte[] halfFrame() {
        byte[] payload = noise(2_000);
        byte[] frame = SoakSocket.frame(random.nextInt(256), payload);
        return Arrays.copyOf(frame, 1 + random.nextInt(frame.length));
    }

    private byte[] lines() {
        var text = new StringBuilder();
        for (int i = random.nextInt(200); i >= 0; i--) {
            text.append((char) (' ' + random.nextInt(95)));
            text.append(random.nextInt(8) == 0 ? "\r\n" : random.nextInt(8) == 0 ? ": " : "");
        }
        return ascii(text.toString());
    }

    private byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
    }

    private byte[] noise(int most) {
        byte[] bytes = new byte[1 + random.nextInt(most)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] joined(byte[]... parts) {
        byte[] whole = new byte[Arrays.stream(parts).mapToInt(it -> it.length).sum()];
        int at = 0;
        for (byte[] part : parts) {
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        return whole;
    }
}
