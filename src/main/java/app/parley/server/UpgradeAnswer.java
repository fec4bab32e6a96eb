package app.parley.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * What a client is told whose connection becomes a WebSocket (RFC 6455, 4.2.2). Written by hand, since it is always the
 * same but for one value, and a server that comes back has it to say to thousands at once.
 */
final class UpgradeAnswer {
    private static final String FRONT = "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n"
            + "connection: upgrade\r\nsec-websocket-accept: ";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int KEY_LENGTH = 24;
    private static final String IN_TOKENS = "!#$%&'*+-.^_`|~";

    /** Never fed, only copied: to look the algorithm up each time costs more than to use it. */
    private final MessageDigest sha1 = Digests.of("SHA-1");

    /** Whether the request's key can be one: 16 bytes in Base64. */
    static boolean isKey(String key) {
        boolean good = key.length() == KEY_LENGTH && key.endsWith("==");
        for (int i = 0; good && i < KEY_LENGTH - 2; i++) {
            char c = key.charAt(i);
            good = isLetterOrDigit(c) || c == '+' || c == '/';
        }
        return good;
    }

    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    /**
     * The bytes of the answer. The first subprotocol that was asked for is taken, as at the npm server: a browser gives
     * up if none is.
     */
    ByteBuf bytes(ByteBufAllocator allocator, HttpHeaders request) {
        var answer =
                new StringBuilder(256).append(FRONT).append(accept(request.get(HttpHeaderNames.SEC_WEBSOCKET_KEY, "")));
        String wanted = request.get(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL);
        if (wanted != null) {
            Stream.of(wanted.split(",", -1))
                    .map(String::strip)
                    .filter(UpgradeAnswer::isToken)
                    .findFirst()
                    .ifPresent(
                            it -> answer.append("\r\nsec-websocket-protocol: ").append(it));
        }
        byte[] bytes = answer.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        return allocator.directBuffer(bytes.length).writeBytes(bytes);
    }

    private String accept(String key) {
        byte[] digest = Digests.copy(sha1).digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(digest);
    }

    /** RFC 9110, 5.6.2: what else comes must not get into our answer. */
    private static boolean isToken(String word) {
        return !word.isEmpty() && word.chars().allMatch(c -> isLetterOrDigit(c) || IN_TOKENS.indexOf(c) >= 0);
    }
}
