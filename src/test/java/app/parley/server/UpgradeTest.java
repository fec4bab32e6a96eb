package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connection becomes a WebSocket. */
@Timeout(90)
class UpgradeTest {
    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

    /** The key and its answer are the example of RFC 6455, 1.3. */
    private static final String PLAIN = "HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n"
            + "connection: upgrade\r\nsec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

    @Test
    void answersAsTheStandardSays() {
        assertEquals(PLAIN + "\r\n", answer(headers()));
        assertEquals(PLAIN + "\r\n", answer(headers()), "each time anew");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"chat|chat", "'chat, superchat'|chat", "' , v1.peer+json ,x'|v1.peer+json", "'a b,c'|c"})
    void takesTheFirstSubprotocolThatCanBeOne(String wanted, String taken) {
        HttpHeaders request = headers();
        request.set("Sec-WebSocket-Protocol", wanted);
        assertEquals(PLAIN + "sec-websocket-protocol: " + taken + "\r\n\r\n", answer(request));
    }

    @Test
    void nothingThatIsNoSubprotocolGetsIntoTheAnswer() {
        HttpHeaders request = headers();
        request.set("Sec-WebSocket-Protocol", "x\r\nset-cookie: a=b");
        assertEquals(PLAIN + "\r\n", answer(request));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dGhlIHNhbXBsZSBub25jZQ=", "dGhlIHNhbXBsZSBub25j ZQ==", "dGhlIHNhbXBsZSBub25jZ!=="})
    void aKeyHasSixteenBytesInBase64(String key) {
        assertEquals(false, UpgradeAnswer.isKey(key));
        assertEquals(true, UpgradeAnswer.isKey(KEY));
    }

    /** All in one write: whatever was read along with the request goes on to the WebSocket. */
    @Test
    void whatComesRightBehindTheRequestIsHeard() throws Exception {
        try (SignalingServer server = start();
                TestSocket bob = TestSocket.peer(server.port(), "bob");
                TestSocket alice = TestSocket.silent(server.port())) {
            byte[] request = request("/peerjs?key=peerjs&id=alice&token=t");
            byte[] offer = TestSocket.frame(
                    0x81, "{\"type\":\"OFFER\",\"dst\":\"bob\",\"payload\":1}".getBytes(StandardCharsets.UTF_8));
            byte[] both = new byte[request.length + offer.length];
            System.arraycopy(request, 0, both, 0, request.length);
            System.arraycopy(offer, 0, both, request.length, offer.length);
            alice.write(both);
            bob.expect("{\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":1}");
        }
    }

    /** The handlers for HTTP are in place by then, and have to go. */
    @Test
    void aConnectionThatHasHadAPageCanBecomeAWebSocketStill() throws Exception {
        try (SignalingServer server = start();
                TestSocket bob = TestSocket.peer(server.port(), "bob");
                TestSocket alice = TestSocket.silent(server.port())) {
            alice.write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            alice.write(request("/peerjs?key=peerjs&id=alice&token=t"));
            alice.write(TestSocket.frame(
                    0x81, "{\"type\":\"OFFER\",\"dst\":\"bob\",\"payload\":2}".getBytes(StandardCharsets.UTF_8)));
            bob.expect("{\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":2}");
        }
    }

    private static SignalingServer start() throws Exception {
        return SignalingServer.start(ServerOptions.defaults()
                .with(new ServerOptions.Listen("127.0.0.1", 0, "/", false, 1))
                .with(new ServerOptions.Timeouts(
                        Duration.ofSeconds(5), Duration.ofSeconds(90), Duration.ofSeconds(90))));
    }

    private static byte[] request(String target) {
        return ("GET " + target + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: keep-alive, Upgrade\r\n"
                        + "Sec-WebSocket-Key: " + KEY + "\r\nSec-WebSocket-Version: 13\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static HttpHeaders headers() {
        return DefaultHttpHeadersFactory.headersFactory()
                .withValidation(false)
                .newHeaders()
                .set("Sec-WebSocket-Key", KEY);
    }

    private static String answer(HttpHeaders request) {
        ByteBuf bytes = new UpgradeAnswer().bytes(UnpooledByteBufAllocator.DEFAULT, request);
        String text = bytes.toString(StandardCharsets.US_ASCII);
        bytes.release();
        return text;
    }
}
