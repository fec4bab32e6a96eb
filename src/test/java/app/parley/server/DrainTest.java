package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that is asked to stop loses nothing that is on its way. */
@Timeout(90)
class DrainTest extends RunningServer {
    private static final int MANY = 200;

    @Test
    void whatIsOnItsWayArrivesBeforeTheGoodbye() throws Exception {
        try (var alice = peer("alice");
                var bob = peer("bob")) {
            for (int i = 0; i < MANY; i++) {
                alice.send(message("CANDIDATE", "bob", String.valueOf(i)));
            }
            // Neither reads before it is asked whether it still is there: then alice's ping is behind all she sent.
            CompletableFuture<Void> drained = drain(Duration.ofSeconds(60));
            CompletableFuture<String> aliceHeard =
                    CompletableFuture.supplyAsync(() -> next(alice), Thread::startVirtualThread);
            for (int i = 0; i < MANY; i++) {
                bob.expect("{\"type\":\"CANDIDATE\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":" + i + "}");
            }
            bob.expect(TestSocket.CLOSED);
            assertEquals(TestSocket.CLOSED, aliceHeard.get(60, TimeUnit.SECONDS));
            bob.close();
            alice.close();
            drained.get(80, TimeUnit.SECONDS);
        }
    }

    @Test
    void sendersLearnThatNobodyWillPickItUp() throws Exception {
        server.close();
        var patient = new ServerOptions.Timeouts(Duration.ofMinutes(5), Duration.ofSeconds(90), Duration.ofSeconds(5));
        server = SignalingServer.start(options().with(patient));
        try (var alice = peer("alice")) {
            alice.send(message("OFFER", "nobody", "1"));
            await(() -> server.registry().queued().messages() == 1);
            CompletableFuture<Void> drained = drain(Duration.ofSeconds(60));
            alice.expect("{\"type\":\"EXPIRE\",\"src\":\"nobody\",\"dst\":\"alice\"}");
            alice.expect(TestSocket.CLOSED);
            alice.close();
            drained.get(80, TimeUnit.SECONDS);
        }
    }

    @Test
    void whoDoesNotAnswerKeepsNobodyWaiting() throws Exception {
        try (var deaf = TestSocket.lazyPeer(server.port(), "deaf");
                var idle = TestSocket.silent(server.port())) {
            drain(Duration.ofMillis(200)).get(80, TimeUnit.SECONDS);
            deaf.awaitGone();
            idle.awaitGone();
        }
    }

    @Test
    void healthSaysSoMeanwhile() throws Exception {
        server.close();
        var apart = new OperationOptions.Metrics("127.0.0.1", 0);
        server = SignalingServer.start(options(), new OperationOptions(null, apart));
        try (var slow = TestSocket.lazyPeer(server.port(), "slow");
                var probe = TestSocket.silent(server.metricsPort().orElseThrow())) {
            CompletableFuture<Void> drained = drain(Duration.ofSeconds(20));
            String head = "";
            while (!head.contains(" 503 ")) {
                probe.write("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                        .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                head = probe.readHead();
                int length = Integer.parseInt(head.replaceFirst("(?is).*content-length: (\\d+).*", "$1"));
                String body = new String(probe.readBytes(length), java.nio.charset.StandardCharsets.UTF_8);
                assertEquals(head.contains(" 503 "), body.contains("\"status\":\"draining\""), body);
            }
            slow.close();
            drained.get(80, TimeUnit.SECONDS);
        }
    }

    private CompletableFuture<Void> drain(Duration limit) {
        return CompletableFuture.runAsync(() -> server.drain(limit), Thread::startVirtualThread);
    }

    private static String next(TestSocket socket) {
        try {
            return socket.next();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
