package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.OperationOptions.Metrics;
import app.parley.server.ServerOptions.Listen;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code /health} and {@code /metrics}. */
@Timeout(90)
class OperatorPagesTest extends RunningServer {
    private static final OperationOptions ON = new OperationOptions(null, new Metrics("", Metrics.SHARED));
    private static final OperationOptions APART = new OperationOptions(null, new Metrics("127.0.0.1", 0));

    /** A line of the text format: a name, labels, a number. */
    private static final Pattern SAMPLE =
            Pattern.compile("[a-z_:][a-z0-9_:]*(\\{([a-z_]+=\"[^\"]*\",?)+})? [-+.0-9EeNaInf]+");

    @Test
    void healthTellsStatusPeersAndUptime() throws Exception {
        try (var alice = peer("alice")) {
            HttpResponse<String> answer = get(server.port(), "/health");
            assertEquals(200, answer.statusCode());
            assertEquals(
                    "no-store", answer.headers().firstValue("cache-control").orElse(""));
            JsonObject json = JsonParser.parseString(answer.body()).getAsJsonObject();
            assertEquals("ok", json.get("status").getAsString());
            assertEquals(1, json.get("peers").getAsInt());
            assertTrue(json.get("uptimeSeconds").getAsLong() >= 0);
            assertEquals(List.of(), alice.drain());
        }
    }

    @Test
    void aPartThatIsNotWellMakesItA503() throws Exception {
        server.close();
        server = SignalingServer.start(options(), OperationOptions.none(), json -> {
            json.addProperty("broker", "lost");
            return false;
        });
        HttpResponse<String> answer = get(server.port(), "/health");
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().contains("\"status\":\"degraded\""), answer.body());
        assertTrue(answer.body().contains("\"broker\":\"lost\""), answer.body());
    }

    @Test
    void peerJsKeepsItsPaths() throws Exception {
        restart(ON);
        assertTrue(get(server.port(), "/").body().contains("PeerJS Server"));
        assertTrue(get(server.port(), "/health/id").body().matches("[0-9a-f-]{36}"));
        assertEquals(401, get(server.port(), "/metrics/peers").statusCode());
        assertEquals(404, get(server.port(), "/peerjs/health").statusCode());
    }

    @Test
    void liesBelowThePath() throws Exception {
        server.close();
        server = SignalingServer.start(options().with(new Listen("127.0.0.1", 0, "/my", false, 1)), ON);
        assertEquals(200, get(server.port(), "/my/health").statusCode());
        assertEquals(200, get(server.port(), "/my/metrics").statusCode());
        assertEquals(404, get(server.port(), "/health").statusCode());
    }

    @Test
    void metricsAreOffUnlessWanted() throws Exception {
        assertEquals(404, get(server.port(), "/metrics").statusCode());
    }

    @Test
    void anOwnPortKeepsTheFiguresFromThePublic() throws Exception {
        restart(APART);
        assertEquals(404, get(server.port(), "/metrics").statusCode());
        assertEquals(200, get(server.port(), "/health").statusCode());
        int apart = server.metricsPort().orElseThrow();
        assertEquals(200, get(apart, "/health").statusCode());
        assertTrue(get(apart, "/metrics").body().contains("parley_peers 0"));
        assertEquals(404, get(apart, "/").statusCode());
    }

    @Test
    void figuresFollowWhatHappens() throws Exception {
        restart(ON);
        try (var alice = peer("alice");
                var bob = peer("bob");
                var wrong = asking("key=no&id=x&token=t")) {
            wrong.next();
            alice.send(message("OFFER", "bob", "1"));
            bob.next();
            bob.send(message("CANDIDATE", "alice", "22"));
            alice.next();
            alice.send("{\"type\":\"HEARTBEAT\"}");
            alice.send(message("OFFER", "nobody", "1"));
            alice.next(); // its EXPIRE
            alice.send("no JSON");
            alice.next();
            HttpResponse<String> answer = get(server.port(), "/metrics");
            assertEquals(
                    "text/plain; version=0.0.4; charset=utf-8",
                    answer.headers().firstValue("content-type").orElse(""));
            String text = answer.body();
            for (String wanted : List.of(
                    "parley_peers 2.0",
                    "parley_messages_total{type=\"offer\"} 2.0",
                    "parley_messages_total{type=\"candidate\"} 1.0",
                    "parley_messages_total{type=\"heartbeat\"} 1.0",
                    "parley_relayed_messages_total 2.0",
                    "parley_refusals_total{reason=\"invalid-key\"} 1.0",
                    "parley_refusals_total{reason=\"bad-message\"} 1.0",
                    "parley_claims_total{kind=\"opened\"} 2.0",
                    "parley_expired_total 1.0",
                    "parley_queue_messages 0.0")) {
                assertTrue(text.contains("\n" + wanted + "\n"), wanted + "\n" + text);
            }
            assertTrue(text.contains("jvm_memory_used_bytes{area=\"heap\"}"), text);
            assertTrue(text.contains("parley_event_loop_delay_seconds_bucket"), text);
            text.lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> assertTrue(SAMPLE.matcher(line).matches(), line));
            assertFalse(text.contains("alice") || text.contains("bob"), text);
        }
    }

    @Test
    void whatWaitsIsCounted() throws Exception {
        restart(ON);
        try (var alice = peer("alice")) {
            alice.send(message("OFFER", "nobody", "1"));
            await(() -> server.registry().queued().messages() == 1);
            String text = get(server.port(), "/metrics").body();
            assertTrue(text.contains("\nparley_queue_messages 1.0\n"), text);
            assertTrue(text.contains("\nparley_queue_receivers 1.0\n"), text);
        }
    }

    private void restart(OperationOptions operation) throws IOException {
        server.close();
        server = SignalingServer.start(options(), operation);
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    BodyHandlers.ofString());
        }
    }
}
