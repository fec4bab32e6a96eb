package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.Project;
import app.parley.rig.TestCertificate;
import com.google.gson.JsonParser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What an operator wants of {@code parley serve}, as a process. */
@Timeout(180)
class ServeOperationIT {
    private static final Map<String, String> ENGLISH = Map.of("LC_ALL", "C.UTF-8");
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int BY_SIGTERM = 128 + 15;

    @TempDir
    Path directory;

    @Test
    void parleyConnectsByWssToACertificateItTrustsAndToNoOther() throws Exception {
        TestCertificate certificate = TestCertificate.create(directory, "ours", "EC");
        try (ChildProcess server = ServerProcess.start(
                ENGLISH,
                List.of(),
                "serve",
                "--host=127.0.0.1",
                "--port=0",
                "--log-level=info",
                "--log-format=json",
                "--metrics",
                "--handshake-timeout=60000",
                "--sslkey=" + certificate.key(),
                "--sslcert=" + certificate.certificate())) {
            int port = listening(server);
            assertEquals(List.of(3, List.of()), who(port, certificate, true));
            var stranger = who(port, certificate, false);
            assertEquals(6, stranger.getFirst());
            assertTrue(stranger.toString().contains("is not trusted"), stranger.toString());
            try (HttpClient client =
                    HttpClient.newBuilder().sslContext(certificate.trusting()).build()) {
                var request = HttpRequest.newBuilder(URI.create("https://localhost:" + port + "/metrics"));
                String text =
                        client.send(request.build(), BodyHandlers.ofString()).body();
                assertTrue(text.contains("parley_tls_certificate_expiry_seconds"), text);
                assertTrue(text.contains("jvm_memory_used_bytes"), text);
                assertTrue(text.contains("process_cpu_seconds_total"), text);
            }
            server.terminate();
            assertEquals(BY_SIGTERM, server.awaitExit(LIMIT));
            String log = String.join("\n", server.stderr());
            assertTrue(log.contains("\"event\":\"draining\"") && log.contains("\"event\":\"stopped\""), log);
        }
    }

    /** The port, from the log's line that says so; every line of the log is an object. */
    private static int listening(ChildProcess server) throws InterruptedException {
        String line = server.awaitErrorLine(it -> it.contains("\"event\":\"listening\""), LIMIT);
        var json = JsonParser.parseString(line).getAsJsonObject();
        assertTrue(json.get("tls").getAsBoolean(), line);
        return json.get("port").getAsInt();
    }

    /** Exit code, then what it said. */
    private static List<Object> who(int port, TestCertificate certificate, boolean trusting) throws Exception {
        List<String> jvm = trusting
                ? List.of(
                        "-Djavax.net.ssl.trustStore=" + certificate.trustStore(),
                        "-Djavax.net.ssl.trustStorePassword=" + TestCertificate.PASSWORD)
                : List.of();
        List<String> command = new ArrayList<>(Project.parley());
        command.addAll(1, jvm);
        command.addAll(List.of("who", "--server", "wss://localhost:" + port, "nobody"));
        try (ChildProcess who = ChildProcess.start("who-by-wss", ENGLISH, command)) {
            int code = who.awaitExit(LIMIT);
            return List.of(code, who.stderr());
        }
    }

    @Test
    void theDesktopHasNoMetricsAndSaysSo() throws Exception {
        List<String> command = new ArrayList<>(Project.parley());
        command.addAll(List.of("serve", "--port=0", "--metrics"));
        try (ChildProcess server = ChildProcess.start("desktop-serve", ENGLISH, command)) {
            assertEquals(2, server.awaitExit(LIMIT));
            assertEquals(
                    List.of("This Parley has no metrics aboard. Leave --metrics out, or run the server's own"
                            + " distribution (packaging/server)."),
                    server.stderr());
        }
    }
}
