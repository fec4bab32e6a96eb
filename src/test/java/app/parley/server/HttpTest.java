package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Limits;
import app.parley.server.ServerOptions.Listen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP part: reference/peerjs-protocol.md §1, and what the npm server was seen to answer. */
@Timeout(60)
class HttpTest {
    private static final String ROOT = "{\"name\":\"PeerJS Server\",\"description\":\"A server side element to broker "
            + "connections between PeerJS clients.\",\"website\":\"https://peerjs.com/\"}";

    private SignalingServer server = start("/", Access.defaults());

    private static SignalingServer start(String path, Access access) {
        return start(ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, path, false, 1))
                .with(access));
    }

    private static SignalingServer start(ServerOptions options) {
        try {
            return SignalingServer.start(options);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpAnswer ask(String method, String target, String... headers) throws IOException {
        return HttpAnswer.to(server.port(), method, target, headers);
    }

    @ParameterizedTest
    @CsvSource({"/,/", "/,/?ts=1", "/my/app,/my/app", "/my/app,/my/app/"})
    void introducesItselfAtTheRoot(String path, String target) throws IOException {
        stop();
        server = start(path, Access.defaults());
        HttpAnswer it = ask("GET", target);
        assertEquals(200, it.status());
        assertEquals("application/json; charset=utf-8", it.header("content-type"));
        assertEquals(ROOT, it.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/peerjs/id", "/any-word/id", "/peerjs/id?ts=17&version=1.5.5", "/peerjs/id/", "/peerjs/ID"})
    void makesFreshIdsWhateverTheKey(String target) throws IOException {
        HttpAnswer it = ask("GET", target);
        assertEquals(200, it.status());
        assertEquals("text/html; charset=utf-8", it.header("content-type"));
        assertTrue(it.body().matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"), it.body());
    }

    @Test
    void listsNobodyUnlessDiscoveryIsAllowed() throws IOException {
        HttpAnswer it = ask("GET", "/peerjs/peers");
        assertEquals(401, it.status());
        assertEquals("text/plain; charset=utf-8", it.header("content-type"));
        assertEquals("Unauthorized", it.body());
    }

    @Test
    void listsThoseConnectedWhereDiscoveryIsAllowed() throws IOException {
        stop();
        server = start("/", new Access("peerjs", true, List.of(), 10));
        assertEquals("[]", ask("GET", "/peerjs/peers").body());
        try (var _ = TestSocket.peer(server.port(), "amber-fox-217")) {
            HttpAnswer it = ask("GET", "/x/peers");
            assertEquals("application/json; charset=utf-8", it.header("content-type"));
            assertEquals("[\"amber-fox-217\"]", it.body());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/foo",
        "GET,/peerjs",
        "GET,/peerjs/",
        "GET,/a/b/id",
        "POST,/peerjs/id",
        "DELETE,/",
        "GET,/id",
        "GET,//id"
    })
    void doesNotFindOtherThings(String method, String target) throws IOException {
        HttpAnswer it = ask(method, target);
        assertEquals(404, it.status());
        assertEquals("text/html; charset=utf-8", it.header("content-type"));
        assertEquals("default-src 'none'", it.header("content-security-policy"));
        assertEquals("nosniff", it.header("x-content-type-options"));
        assertTrue(it.body().contains("<pre>Cannot " + method + " " + target + "</pre>"), it.body());
    }

    @Test
    void doesNotReflectMarkup() throws IOException {
        assertFalse(ask("GET", "/<script>").body().contains("<script>"));
    }

    @Test
    void doesNotAnswerOutsideItsPath() throws IOException {
        stop();
        server = start("/my", Access.defaults());
        assertEquals(404, ask("GET", "/peerjs/id").status());
        assertEquals(404, ask("GET", "/").status());
        assertEquals(404, ask("GET", "/myth/id").status());
        assertEquals(200, ask("GET", "/my/peerjs/id").status());
    }

    @Test
    void answersHeadWithTheLengthAlone() throws IOException {
        try (var socket = TestSocket.silent(server.port())) {
            HttpAnswer head = HttpAnswer.on(socket, "HEAD", "/");
            assertEquals(200, head.status());
            assertEquals(String.valueOf(ROOT.length()), head.header("content-length"));
            assertEquals(ROOT, HttpAnswer.on(socket, "GET", "/").body(), "the connection is kept");
        }
    }

    @Test
    void reflectsAnyOriginByDefault() throws IOException {
        HttpAnswer it = ask("GET", "/peerjs/id", "Origin: http://a.example");
        assertEquals("http://a.example", it.header("access-control-allow-origin"));
        assertEquals("Origin", it.header("vary"));
        assertEquals("", ask("GET", "/peerjs/id").header("access-control-allow-origin"));
    }

    @Test
    void reflectsListedOriginsAloneWhereThereIsAList() throws IOException {
        stop();
        server = start("/", new Access("peerjs", false, List.of("http://a.example", "http://b.example"), 10));
        assertEquals(
                "http://b.example", ask("GET", "/", "Origin: http://b.example").header("access-control-allow-origin"));
        assertEquals("", ask("GET", "/", "Origin: http://c.example").header("access-control-allow-origin"));
    }

    @Test
    void answersPreflights() throws IOException {
        HttpAnswer it = ask("OPTIONS", "/peerjs/id", "Origin: http://a.example", "Access-Control-Request-Headers: x-a");
        assertEquals(204, it.status());
        assertEquals("http://a.example", it.header("access-control-allow-origin"));
        assertEquals("GET,HEAD,PUT,PATCH,POST,DELETE", it.header("access-control-allow-methods"));
        assertEquals("x-a", it.header("access-control-allow-headers"));
        assertEquals("", it.header("content-length"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/peerjs/", "/", "/peerjs/id", "/PeerJS", "/x/peerjs", "//peerjs"})
    void upgradesOnTheExactPathOnly(String target) throws IOException {
        try (var it = TestSocket.silent(server.port())) {
            assertEquals("HTTP/1.1 400 Bad Request", it.upgrade(target + "?key=peerjs&id=a&token=t"));
            assertEquals("Bad Request", new String(it.readBytes(11), StandardCharsets.US_ASCII));
            it.expect(TestSocket.GONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,Sec-WebSocket-Version: 13,400",
        "GET,Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==,400",
        "POST,Sec-WebSocket-Version: 13,405"
    })
    void refusesHandshakesThatLackSomething(String method, String header, int status) throws IOException {
        HttpAnswer it =
                ask(method, "/peerjs?key=peerjs&id=a&token=t", "Connection: Upgrade", "Upgrade: websocket", header);
        assertEquals(status, it.status());
        assertEquals("close", it.header("connection"));
    }

    @Test
    void socketsOfAnotherPathAreThere() throws IOException {
        stop();
        server = start("my", Access.defaults());
        try (var it = TestSocket.silent(server.port())) {
            assertEquals("HTTP/1.1 101 Switching Protocols", it.upgrade("/my/peerjs?key=peerjs&id=a&token=t"));
        }
    }

    @Test
    void countsTheAddressTheProxyWroteAndNotTheOneTheClientClaims() throws IOException {
        stop();
        var limits = Limits.defaults();
        server = start(ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, "/", true, 1))
                .with(new Limits(limits.frameBytes(), 0, 1, limits.outbound(), limits.queues())));
        String query = "key=peerjs&token=t&id=";
        try (var _ = TestSocket.asking(server.port(), query + "a", "X-Forwarded-For: 198.51.100.7, 192.0.2.1");
                var second = TestSocket.silent(server.port());
                var _ = TestSocket.asking(server.port(), query + "c", "X-Forwarded-For: 192.0.2.1, 192.0.2.2")) {
            assertEquals(
                    "HTTP/1.1 429 Too Many Requests",
                    second.upgrade("/peerjs?" + query + "b", "X-Forwarded-For: 203.0.113.9, 192.0.2.1"));
            try (var third = TestSocket.silent(server.port())) {
                // HAProxy writes a line of its own below the client's.
                String[] lines = {"X-Forwarded-For: 203.0.113.9", "X-Forwarded-For: 192.0.2.1"};
                assertEquals("HTTP/1.1 429 Too Many Requests", third.upgrade("/peerjs?" + query + "d", lines));
            }
        }
    }
}
