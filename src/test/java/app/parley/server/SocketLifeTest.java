package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Timeouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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
            alice.expect("<closed 1000>");
            try (var other = asking("key=peerjs&id=alice&token=other")) {
                other.expect(OPEN);
            }
            alice.expect(TestSocket.GONE);
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

    /** First bytes and payload of what each of several peers sends four times a second, while a silent one is given up. */
    @Test
    void anyFrameIsLife() throws Exception {
        restart(options().with(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(2), Duration.ofSeconds(5))));
        List<byte[]> frames = Stream.of(
                        "81{\"type\":\"HEARTBEAT\"}", "81{\"type\":\"X\"}", "81no JSON", "82\u0000", "89", "8a")
                .map(it -> TestSocket.frame(
                        Integer.parseInt(it.substring(0, 2), 16),
                        it.substring(2).getBytes(StandardCharsets.UTF_8)))
                .toList();
        List<TestSocket> talkers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (byte[] frame : frames) {
            TestSocket talker = peer("talker" + talkers.size());
            talkers.add(talker);
            threads.add(Thread.ofVirtual().start(() -> talk(talker, frame)));
        }
        try (var silent = peer("silent")) {
            await(() -> !server.registry().isConnected("silent"));
            silent.awaitGone();
            for (int i = 0; i < talkers.size(); i++) {
                assertTrue(server.registry().isConnected("talker" + i), "talker" + i);
            }
        } finally {
            threads.forEach(Thread::interrupt);
            for (TestSocket it : talkers) {
                it.close();
            }
        }
    }

    /** Reads nothing, so no ping is answered. */
    private static void talk(TestSocket talker, byte[] frame) {
        try {
            while (true) {
                talker.write(frame);
                TimeUnit.MILLISECONDS.sleep(250);
            }
        } catch (IOException | InterruptedException _) {
            // the test's end
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
