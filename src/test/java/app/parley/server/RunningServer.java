package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.ServerOptions.Listen;
import app.parley.server.ServerOptions.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of one server share: it runs on a free loopback port, with a short expiry, until the test ends. */
abstract class RunningServer {
    static final String OPEN = "{\"type\":\"OPEN\"}";

    SignalingServer server;

    @BeforeEach
    void start() throws IOException {
        server = SignalingServer.start(options());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static ServerOptions options() {
        return ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, "/", false, 2))
                .with(new Timeouts(Duration.ofMillis(300), Duration.ofSeconds(90), Duration.ofSeconds(5)));
    }

    void restart(ServerOptions options) throws IOException {
        server.close();
        server = SignalingServer.start(options);
    }

    TestSocket peer(String id) throws IOException {
        return TestSocket.peer(server.port(), id);
    }

    TestSocket asking(String query) throws IOException {
        return TestSocket.asking(server.port(), query);
    }

    static String message(String type, String dst, String payload) {
        return "{\"type\":\"" + type + "\",\"dst\":\"" + dst + "\",\"payload\":" + payload + "}";
    }

    static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited twenty seconds in vain");
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }
}
