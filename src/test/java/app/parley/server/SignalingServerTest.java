package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.parley.server.ServerOptions.Listen;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The server as a whole: its port, its address, its end. */
@Timeout(60)
class SignalingServerTest extends RunningServer {
    @Test
    void closingSaysGoodbyeAndLeavesNoThread() throws IOException {
        try (var alice = peer("alice")) {
            server.close();
            alice.expect(TestSocket.CLOSED);
        }
        server.close();
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(it -> it.getName().startsWith("signaling-server")));
    }

    @Test
    void rebindsToTheNetworkAndBackWithoutLosingItsPeers() throws IOException {
        try (var alice = peer("alice")) {
            int port = server.port();
            server.listenOn("0.0.0.0");
            assertEquals(port, server.port());
            try (var bob = peer("bob")) {
                bob.send(message("OFFER", "alice", "1"));
                alice.expect("{\"type\":\"OFFER\",\"src\":\"bob\",\"dst\":\"alice\",\"payload\":1}");
                server.listenOn("127.0.0.1");
                assertEquals(List.of(), bob.drain());
                assertEquals(List.of(), alice.drain());
            }
        }
    }

    @Test
    void aTakenPortIsAnIoException() {
        var options = options().with(new Listen("127.0.0.1", server.port(), "/", false, 1));
        assertFalse(
                org.junit.jupiter.api.Assertions.assertThrows(IOException.class, () -> SignalingServer.start(options))
                        .getMessage()
                        .isEmpty());
    }
}
