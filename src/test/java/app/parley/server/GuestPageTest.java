package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Listen;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The guest page as HTTP serves it; {@code GuestPageIT} shows it in a browser. */
@Timeout(60)
class GuestPageTest {
    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"([\\w.]+)\"|from '\\./([\\w.]+)'");

    private final HttpClient client = HttpClient.newHttpClient();
    private SignalingServer server;

    @BeforeEach
    void start() throws IOException {
        server = start("/my/", Access.defaults());
    }

    private static SignalingServer start(String path, Access access) throws IOException {
        return SignalingServer.start(ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, path, false, 1))
                .with(access));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private URI uri(String target) {
        return URI.create("http://127.0.0.1:" + server.port() + target);
    }

    private HttpResponse<String> get(String target, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/my/call/amber-fox-217", "/my/call/", "/my/call/blue%20owl", "/my/call/x?lang=zh"})
    void servesThePage(String target) throws Exception {
        HttpResponse<String> page = get(target);
        assertEquals(200, page.statusCode());
        assertEquals("text/html; charset=utf-8", header(page, "content-type"));
        assertTrue(page.body().startsWith("<!doctype html>"), page.body());
    }

    @ParameterizedTest
    @CsvSource({"/my/call,call/", "/my/call/amber-fox-217/,../amber-fox-217"})
    void leadsToWhereThePageFindsItsFiles(String target, String location) throws Exception {
        HttpResponse<String> answer = get(target);
        assertEquals(302, answer.statusCode());
        assertEquals(location, header(answer, "location"));
        assertEquals(200, get(uri(target).resolve(location).getPath()).statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/call/a",
                "/my/calls/a",
                "/my/call/index.html",
                "/my/call/a/b",
                "/my/call/..",
                "/my/call/none.js",
                "/my/call//",
                "/my/call/%2e%2e/guest.js/"
            })
    void anythingElseIsNotThere(String target) throws Exception {
        assertEquals(404, get(target).statusCode());
    }

    @Test
    void aKeyNamedCallKeepsPeerJsPaths() throws Exception {
        assertTrue(get("/my/call/id").body().matches("[0-9a-f-]{36}"));
        assertEquals(401, get("/my/call/peers").statusCode());
        assertTrue(get("/my/").body().startsWith("{\"name\":\"PeerJS Server\""));
    }

    @Test
    void everyFileThatThePageNamesIsServed() throws Exception {
        Set<String> found = new HashSet<>();
        collect("", found);
        assertEquals(
                Set.of(
                        "guest.css",
                        "guest.js",
                        "call.js",
                        "connection.js",
                        "devices.js",
                        "signaling.js",
                        "stall.js",
                        "view.js",
                        "words.js"),
                found);
    }

    private void collect(String name, Set<String> found) throws Exception {
        HttpResponse<String> file = get("/my/call/" + name);
        assertEquals(200, file.statusCode(), name);
        String type = name.endsWith(".css") ? "text/css" : name.endsWith(".js") ? "text/javascript" : "text/html";
        assertEquals(type + "; charset=utf-8", header(file, "content-type"));
        for (var match : FILE.matcher(file.body()).results().toList()) {
            String next = match.group(1) == null ? match.group(2) : match.group(1);
            if (found.add(next)) {
                collect(next, found);
            }
        }
    }

    @Test
    void letsNothingIntoThePageButItsOwnFilesAndItsOwnServer() throws Exception {
        HttpResponse<String> page = get("/my/call/amber-fox-217");
        String host = "127.0.0.1:" + server.port();
        assertEquals(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " media-src 'self' blob: mediastream:; connect-src 'self' ws://" + host + " wss://" + host
                        + "; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
                header(page, "content-security-policy"));
        assertEquals("nosniff", header(page, "x-content-type-options"));
        assertEquals("no-referrer", header(page, "referrer-policy"));
        assertTrue(header(page, "permissions-policy").startsWith("camera=(self), microphone=(self), "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.example; script-src *", "a.example *", "", "[::1", "a,b"})
    void aHostThatIsNoneDoesNotReachThePolicy(String host) throws Exception {
        try (var socket = TestSocket.silent(server.port())) {
            socket.write(("GET /my/call/x HTTP/1.1\r\nHost: " + host + "\r\n\r\n")
                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            String head = socket.readHead();
            assertTrue(head.startsWith("HTTP/1.1 200"), head);
            assertTrue(head.contains("connect-src 'self'; frame-ancestors"), head);
        }
    }

    @Test
    void nothingOfTheAddressIsWrittenIntoThePage() throws Exception {
        assertEquals(
                get("/my/call/").body(),
                get("/my/call/%3Cscript%3Ealert(1)%3C%2Fscript%3E").body());
    }

    @Test
    void theKeyIsWrittenSafely() throws Exception {
        server.close();
        server = start("/my/", new Access("a\"><script>", false, List.of(), 10));
        String page = get("/my/call/x").body();
        assertTrue(page.contains("data-key=\"a&quot;&gt;&lt;script&gt;\""), page);
        assertFalse(page.contains("<script>"), page);
    }

    @Test
    void anUnchangedFileIsNotSentAgain() throws Exception {
        HttpResponse<String> first = get("/my/call/guest.js");
        assertEquals("no-cache", header(first, "cache-control"));
        String tag = header(first, "etag");
        HttpResponse<String> second = get("/my/call/guest.js", "If-None-Match", "W/" + tag);
        assertEquals(304, second.statusCode());
        assertEquals("", second.body());
        assertEquals(tag, header(second, "etag"));
        assertEquals(200, get("/my/call/guest.css", "If-None-Match", tag).statusCode());
    }

    @Test
    void onlyReadsAreAnswered() throws Exception {
        HttpRequest post = HttpRequest.newBuilder(uri("/my/call/x"))
                .POST(HttpRequest.BodyPublishers.ofString("a"))
                .build();
        assertEquals(404, client.send(post, BodyHandlers.ofString()).statusCode());
        HttpRequest head = HttpRequest.newBuilder(uri("/my/call/x"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        HttpResponse<String> answer = client.send(head, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        assertEquals("", answer.body());
    }
}
