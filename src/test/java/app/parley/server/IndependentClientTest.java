package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.server.ServerOptions.Listen;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A WebSocket library that is not ours and not Netty's agrees on handshake, messages and close. */
@Timeout(60)
class IndependentClientTest {
    private static final class Client extends WebSocketClient {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        Client(int port, String id) {
            super(URI.create("ws://127.0.0.1:" + port + "/peerjs?key=peerjs&token=t&id=" + id));
        }

        @Override
        public void onOpen(ServerHandshake handshake) {}

        @Override
        public void onMessage(String message) {
            heard.add(message);
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            heard.add("closed " + code + " " + remote);
        }

        @Override
        public void onError(Exception e) {
            heard.add("error");
        }

        String next() throws InterruptedException {
            return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
        }
    }

    @Test
    void opensTalksAndCloses() throws IOException, InterruptedException {
        try (var server =
                SignalingServer.start(ServerOptions.defaults().with(new Listen("127.0.0.1", 0, "/", false, 1)))) {
            var alice = new Client(server.port(), "alice");
            var bob = new Client(server.port(), "bob");
            alice.connectBlocking();
            bob.connectBlocking();
            assertEquals("{\"type\":\"OPEN\"}", alice.next());
            assertEquals("{\"type\":\"OPEN\"}", bob.next());
            alice.send("{\"type\":\"OFFER\",\"dst\":\"bob\",\"payload\":\"" + "é".repeat(20_000) + "\"}");
            assertEquals(
                    "{\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":\"" + "é".repeat(20_000) + "\"}",
                    bob.next());
            bob.closeBlocking();
            assertEquals("closed 1000 false", bob.next());
            server.close();
            assertEquals("closed 1000 true", alice.next(), "this library's word for a close without a code");
        }
    }
}
