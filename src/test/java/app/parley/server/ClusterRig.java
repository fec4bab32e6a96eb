package app.parley.server;

import app.parley.rig.NatsServer;
import app.parley.server.AdmissionOptions.Claims;
import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Listen;
import app.parley.server.ServerOptions.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of several nodes share: one broker for a class, and for each test a cluster of its own on it. */
abstract class ClusterRig {
    static final Duration TTL = Duration.ofSeconds(2);
    private static final AtomicInteger CLUSTERS = new AtomicInteger();
    private static final long PATIENCE_SECONDS = 90;

    static final String TAKEN = "{\"type\":\"ID-TAKEN\",\"payload\":{\"msg\":\"ID is taken\"}}";

    static NatsServer broker;

    private final List<SignalingServer> nodes = new ArrayList<>();
    private String cluster = "";

    @BeforeAll
    static void startBroker() throws IOException, InterruptedException {
        broker = NatsServer.start();
    }

    @AfterAll
    static void stopBroker() throws IOException {
        broker.close();
    }

    @BeforeEach
    void nameCluster() {
        cluster = "test" + CLUSTERS.incrementAndGet();
    }

    @AfterEach
    void stopNodes() {
        nodes.forEach(SignalingServer::close);
    }

    SignalingServer node(String name) throws IOException {
        return node(name, broker.port());
    }

    SignalingServer node(String name, int brokerPort) throws IOException {
        return node(name, brokerPort, TTL);
    }

    SignalingServer node(String name, int brokerPort, Duration ttl) throws IOException {
        return node(name, brokerPort, ttl, AdmissionOptions.defaults());
    }

    /** One that reserves so many IDs of those who leave it, and shares them out among loopback's addresses, too. */
    SignalingServer keeping(String name, int most) throws IOException {
        Keeping keeping = new Keeping(Duration.ofHours(1), false, most);
        var admission = AdmissionOptions.defaults().with(keeping).with(new Claims(0, 0, true));
        return node(name, broker.port(), TTL, admission);
    }

    /** One with these limits of claims. */
    SignalingServer limited(String name, Claims claims) throws IOException {
        return node(name, broker.port(), TTL, AdmissionOptions.defaults().with(claims));
    }

    private SignalingServer node(String name, int brokerPort, Duration ttl, AdmissionOptions admission)
            throws IOException {
        var options = ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, "/", false, 2))
                .with(new Access("peerjs", true, List.of(), 1_000, true))
                .with(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(90), Duration.ofSeconds(5)))
                .with(admission);
        SignalingServer node = SignalingServer.start(
                options, new ClusterOptions(List.of("nats://127.0.0.1:" + brokerPort), null, name, cluster, ttl));
        nodes.add(node);
        return node;
    }

    String cluster() {
        return cluster;
    }

    static TestSocket peer(SignalingServer at, String id) throws IOException {
        return TestSocket.peer(at.port(), id);
    }

    static TestSocket asking(SignalingServer at, String id, String token) throws IOException {
        return TestSocket.asking(at.port(), "key=peerjs&id=" + id + "&token=" + token);
    }

    /** A peer with the extension, whose OPEN has been read. */
    static TestSocket extended(SignalingServer at, String id, String more) throws IOException {
        var it = TestSocket.asking(at.port(), "key=peerjs&id=" + id + "&token=t-" + id + "&ext=1" + more);
        it.expect("{\"type\":\"OPEN\",\"payload\":{\"ext\":1}}");
        return it;
    }

    /** Whether somebody else gets {@code id} now. */
    static boolean opens(SignalingServer at, String id) {
        try (var next = asking(at, id, "other")) {
            return RunningServer.OPEN.equals(next.next());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String offer(String from, String to, int number) {
        return "{\"type\":\"OFFER\",\"src\":\"" + from + "\",\"dst\":\"" + to + "\",\"payload\":" + number + "}";
    }

    static void send(TestSocket from, String to, int number) throws IOException {
        from.send("{\"type\":\"OFFER\",\"dst\":\"" + to + "\",\"payload\":" + number + "}");
    }

    /** Sends a message, which arrives next. */
    static void passes(TestSocket from, String sender, TestSocket to, String receiver, int number) throws IOException {
        send(from, receiver, number);
        to.expect(offer(sender, receiver, number));
    }

    static String expire(String missing, String sender) {
        return "{\"type\":\"EXPIRE\",\"src\":\"" + missing + "\",\"dst\":\"" + sender + "\"}";
    }

    static String presence(String id, boolean online) {
        return "{\"type\":\"PRESENCE\",\"payload\":{\"id\":\"" + id + "\",\"online\":" + online + "}}";
    }

    static void awaitConnected(SignalingServer at, String id, boolean connected) {
        await(
                () -> at.registry().isConnected(id) == connected,
                () -> id + " connected " + connected + "; "
                        + at.registry().roster().ids() + " "
                        + at.registry().cluster().health());
    }

    /** Waits until each of {@code nodes} has the broker, or has lost it. */
    static void awaitHealth(boolean connected, SignalingServer... nodes) {
        for (SignalingServer it : nodes) {
            await(() -> it.registry().cluster().health().connected() == connected);
        }
    }

    /** What {@code /health} answers: the status and the text. */
    static String healthPage(SignalingServer at) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + "/health"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        }
    }

    static void await(BooleanSupplier condition) {
        await(condition, () -> "");
    }

    private static void await(BooleanSupplier condition, Supplier<String> state) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + state.get());
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
