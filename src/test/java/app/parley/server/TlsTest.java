package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.TestCertificate;
import app.parley.server.TlsFileException.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTPS and WSS, and certificates that change. */
@Timeout(90)
class TlsTest extends RunningServer {
    private static final Duration OFTEN = Duration.ofMillis(20);

    @TempDir
    static Path made;

    @TempDir
    Path directory;

    private static TestCertificate first;
    private static TestCertificate second;
    private Path key;
    private Path certificate;

    @BeforeAll
    static void makeCertificates() throws Exception {
        first = TestCertificate.create(made, "first", "EC");
        second = TestCertificate.create(made, "second", "RSA");
    }

    @BeforeEach
    void serveTheFirst() throws IOException {
        key = directory.resolve("key.pem");
        certificate = directory.resolve("certificate.pem");
        put(first.key(), key);
        put(first.certificate(), certificate);
        server.close();
        server = SignalingServer.start(options(), new OperationOptions(files(), null));
    }

    @Test
    void servesHttpsAndWss() throws Exception {
        try (HttpClient client =
                HttpClient.newBuilder().sslContext(first.trusting()).build()) {
            var request = HttpRequest.newBuilder(URI.create("https://localhost:" + server.port() + "/peerjs/id"));
            assertTrue(
                    client.send(request.build(), BodyHandlers.ofString()).body().matches("[0-9a-f-]{36}"));
            var heard = new CompletableFuture<String>();
            client.newWebSocketBuilder()
                    .buildAsync(
                            URI.create("wss://localhost:" + server.port() + "/peerjs?key=peerjs&id=a&token=t"),
                            new WebSocket.Listener() {
                                @Override
                                public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                                    heard.complete(text.toString());
                                    socket.abort();
                                    return CompletableFuture.completedStage(null);
                                }
                            })
                    .get(60, TimeUnit.SECONDS);
            assertEquals(OPEN, heard.get(60, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void speaks(String version) throws Exception {
        try (SSLSocket socket = connect(first)) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            assertEquals(version, socket.getSession().getProtocol());
        }
    }

    @Test
    void whoDoesNotTrustTheCertificateDoesNotConnect() throws Exception {
        try (SSLSocket socket = connect(second)) {
            assertThrows(SSLException.class, socket::startHandshake);
        }
    }

    @Test
    void plainHttpGetsNothing() throws Exception {
        try (var plain = TestSocket.silent(server.port())) {
            plain.write(
                    "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            plain.awaitGone();
        }
        await(() -> server.registry().tally().refusals().containsKey("no-tls"));
    }

    @Test
    void silenceAndHalfAHandshakeAreCutAtTheDeadline() throws Exception {
        server.close();
        var hasty = new ServerOptions.Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(90), Duration.ofMillis(300));
        server = SignalingServer.start(options().with(hasty), new OperationOptions(files(), null));
        try (var silent = TestSocket.silent(server.port());
                var half = TestSocket.silent(server.port())) {
            // The head of a record that says it is a ClientHello of 512 bytes, and no more.
            half.write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc});
            silent.awaitGone();
            half.awaitGone();
        }
    }

    @Test
    void aNewCertificateIsTakenUpAndOldConnectionsStay() throws Exception {
        try (SSLSocket old = connect(first)) {
            old.startHandshake();
            put(second.certificate(), certificate); // for a moment they do not fit: the old one goes on
            put(second.key(), key);
            await(() -> "CN=second".equals(presented()));
            old.getOutputStream()
                    .write("GET /peerjs/id HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertEquals('H', old.getInputStream().read());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "mismatch", "gone"})
    void aBadNewFileChangesNothing(String what) throws Exception {
        var logged = new java.util.concurrent.LinkedBlockingQueue<String>();
        var recorder = recorder(logged);
        var ours = java.util.logging.Logger.getLogger("app.parley.server");
        ours.addHandler(recorder);
        try {
            switch (what) {
                case "garbage" -> Files.writeString(certificate, "no certificate");
                case "mismatch" -> put(second.key(), key);
                default -> Files.delete(key);
            }
            String line = logged.poll(60, TimeUnit.SECONDS);
            assertTrue(line != null && line.startsWith("certificate-refused"), line);
            assertEquals("CN=first", presented());
            put(second.certificate(), certificate);
            put(second.key(), key);
            await(() -> "CN=second".equals(presented()));
        } finally {
            ours.removeHandler(recorder);
        }
    }

    @Test
    void unusableFilesAreNamedAtTheStart() throws Exception {
        assertEquals(Problem.MISMATCH, problem(second.key(), first.certificate()));
        assertEquals(Problem.NO_KEY, problem(first.certificate(), first.certificate()));
        assertEquals(Problem.NO_CERTIFICATE, problem(first.key(), first.key()));
        assertEquals(Problem.UNREADABLE, problem(directory, first.certificate()));
    }

    private static Problem problem(Path key, Path certificate) {
        var files = new OperationOptions.Tls(key, certificate, OFTEN);
        IOException e = assertThrows(
                IOException.class, () -> SignalingServer.start(options(), new OperationOptions(files, null)));
        return assertInstanceOf(TlsFileException.class, e).problem();
    }

    private OperationOptions.Tls files() {
        return new OperationOptions.Tls(key, certificate, OFTEN);
    }

    /** As a tool that renews certificates does it: in one step. */
    private static void put(Path from, Path to) throws IOException {
        Path beside = to.resolveSibling(to.getFileName() + ".new");
        Files.copy(from, beside, StandardCopyOption.REPLACE_EXISTING);
        Files.move(beside, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private SSLSocket connect(TestCertificate trusted) throws Exception {
        var socket = (SSLSocket) trusted.trusting().getSocketFactory().createSocket("localhost", server.port());
        socket.setSoTimeout(60_000);
        return socket;
    }

    /** Who the server says it is, to those who believe either. */
    private String presented() {
        for (TestCertificate it : java.util.List.of(first, second)) {
            try (SSLSocket socket = connect(it)) {
                socket.startHandshake();
                var shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
                return shown.getSubjectX500Principal().getName();
            } catch (Exception _) {
                // the other, perhaps
            }
        }
        return "";
    }

    private static java.util.logging.Handler recorder(java.util.Queue<String> logged) {
        return new java.util.logging.Handler() {
            @Override
            public void publish(java.util.logging.LogRecord entry) {
                logged.add(entry.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
