package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Timeouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, resumes, leaves and falls silent, over real sockets: reference/peerjs-protocol.md §2. */
@Timeout(60)
class SocketLifeTest extends RunningServer {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "id=a&token=t", "id=a&key=peerjs", "token=t&key=peerjs", "id=&token=t&key=peerjs", "id=%zz"})
    void refusesASocketWithoutIdTokenOrKey(String query) throws IOException {
        try (var it = asking(query)) {
            it.expect(
                    "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"No id, token, or key supplied to websocket server\"}}");
            it.expect(TestSocket.CLOSED);
        }
    }

    @Test
    void refusesAWrongKeyEvenForATakenId() throws IOException {
        try (var _ = peer("a");
                var it = asking("id=a&token=t&key=wrong")) {
            it.expect("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"Invalid key provided\"}}");
            it.expect(TestSocket.CLOSED);
        }
    }

    @Test
    void tellsThatAnIdIsTaken() throws IOException {
        try (var holder = peer("a");
                var it = asking("id=a&token=other&key=peerjs")) {
            it.expect("{\"type\":\"ID-TAKEN\",\"payload\":{\"msg\":\"ID is taken\"}}");
            it.expect(TestSocket.CLOSED);
            assertEquals(List.of(), holder.drain());
        }
    }

    @Test
    void refusesMoreThanTheConcurrentLimit() throws IOException {
        restart(options().with(new Access("peerjs", false, List.of(), 1)));
        try (var _ = peer("a");
                var it = asking("id=b&token=t&key=peerjs")) {
            it.expect("{\"type\":\"ERROR\",\"payload\":{\"msg\":\"Server has reached its concurrent user limit\"}}");
            it.expect(TestSocket.CLOSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "a%0Ab", "%00"})
    void refusesIdsTooLongOrWithControlCharacters(String id) throws IOException {
        try (var it = asking("id=" + id + "&token=t&key=peerjs")) {
            assertTrue(it.next().startsWith("{\"type\":\"ERROR\""));
            it.expect(TestSocket.CLOSED);
        }
    }

    @Test
    void resumesWithOpenAndRetiresTheOldSocket() throws IOException {
        try (var old = peer("alice");
                var bob = peer("bob");
                var resumed = asking("key=peerjs&id=alice&token=t-alice")) {
            resumed.expect(OPEN);
            old.expect(TestSocket.CLOSED);
            old.send(message("OFFER", "bob", "\"from the old socket\""));
            old.write(TestSocket.frame(0x88, new byte[0]));
            old.awaitGone();
            bob.send(message("OFFER", "alice", "1"));
            resumed.expect("{\"type\":\"OFFER\",\"src\":\"bob\",\"dst\":\"alice\",\"payload\":1}");
            resumed.send(message("ANSWER", "bob", "2"));
            bob.expect("{\"type\":\"ANSWER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":2}");
        }
    }

    @Test
    void aClosedSocketFreesItsIdForAnyToken() throws IOException {
        try (var alice = peer("alice")) {
            alice.write(TestSocket.frame(0x88, new byte[] {0x03, (byte) 0xe8}));
            alice.expect(TestSocket.CLOSED);
            alice.expect(TestSocket.GONE);
        }
        await(() -> !server.registry().isConnected("alice"));
        try (var other = asking("key=peerjs&id=alice&token=other")) {
            other.expect(OPEN);
        }
    }

    @Test
    void leaveWithoutReceiverFreesTheIdForGood() throws IOException {
        try (var alice = peer("alice");
                var bob = peer("bob")) {
            alice.send("{\"type\":\"LEAVE\"}");
            alice.expect(TestSocket.CLOSED);
            alice.send(message("OFFER", "bob", "1"));
            try (var other = asking("key=peerjs&id=alice&token=other")) {
                other.expect(OPEN);
                assertEquals(List.of(), bob.drain());
            }
        }
    }

    @Test
    void closesASilentSocketAndKeepsOneThatBeatsOrAnswersPings() throws Exception {
        restart(options().with(new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(600), Duration.ofSeconds(5))));
        try (var answering = peer("answering");
                var silent = peer("silent")) {
            silent.drain(); // its claim is complete only now: OPEN is sent before the ID can be found
            // next() answers pings; the silent one reads nothing until the server has given it up.
            var reader = Thread.ofVirtual().start(() -> {
                try {
                    answering.next();
                } catch (IOException _) {
                    // the test's end closes it
                }
            });
            await(() -> !server.registry().isConnected("silent"));
            assertTrue(server.registry().isConnected("answering"));
            silent.awaitGone();
            answering.close();
            reader.join();
        }
    }

    @Test
    void answersPings() throws IOException {
        try (var alice = peer("alice")) {
            alice.write(TestSocket.frame(0x89, "hello".getBytes(StandardCharsets.UTF_8)));
            alice.expect("<pong hello>");
        }
    }
}
