package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Listen;
import app.parley.server.ServerOptions.Timeouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The WebSocket part over real sockets: reference/peerjs-protocol.md §2, and PROTOCOL.md's extension. */
@Timeout(60)
class SignalingServerTest {
    private static final String OPEN = "{\"type\":\"OPEN\"}";

    private SignalingServer server;

    @BeforeEach
    void start() throws IOException {
        server = SignalingServer.start(options());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ServerOptions options() {
        return ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, "/", false, 2))
                .with(new Timeouts(Duration.ofMillis(300), Duration.ofSeconds(90), Duration.ofSeconds(5)));
    }

    private void restart(ServerOptions options) throws IOException {
        server.close();
        server = SignalingServer.start(options);
    }

    private TestSocket peer(String id) throws IOException {
        return TestSocket.peer(server.port(), id);
    }

    private TestSocket asking(String query) throws IOException {
        return TestSocket.asking(server.port(), query);
    }

    private static String message(String type, String dst, String payload) {
        return "{\"type\":\"" + type + "\",\"dst\":\"" + dst + "\",\"payload\":" + payload + "}";
    }

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

    @ParameterizedTest
    @ValueSource(strings = {"OFFER", "ANSWER", "CANDIDATE", "LEAVE"})
    void forwardsWithItsOwnSrcAndWithoutOtherFields(String type) throws IOException {
        try (var alice = peer("alice");
                var bob = peer("bob")) {
            alice.send("{\"src\":\"mallory\",\"x\":1,\"payload\":{ \"ext\" : {\"v\":1.0} },\"dst\":\"bob\",\"type\":\""
                    + type + "\"}");
            bob.expect("{\"type\":\"" + type
                    + "\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":{ \"ext\" : {\"v\":1.0} }}");
        }
    }

    @Test
    void acceptsABinaryFrameThatHoldsJson() throws IOException {
        try (var alice = peer("alice");
                var bob = peer("bob")) {
            alice.sendBinary(message("OFFER", "bob", "\"é\"").getBytes(StandardCharsets.UTF_8));
            bob.expect("{\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":\"é\"}");
        }
    }

    @Test
    void joinsFragments() throws IOException {
        try (var alice = peer("alice");
                var bob = peer("bob")) {
            byte[] whole = message("OFFER", "bob", "1").getBytes(StandardCharsets.UTF_8);
            alice.write(TestSocket.frame(0x01, java.util.Arrays.copyOf(whole, 10)));
            alice.write(TestSocket.frame(0x00, new byte[0]));
            alice.write(TestSocket.frame(0x80, java.util.Arrays.copyOfRange(whole, 10, whole.length)));
            bob.expect("{\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":1}");
        }
    }

    @Test
    void messagesWithoutAPayloadAndToIdsWithSpacesGoThrough() throws IOException {
        try (var alice = TestSocket.asking(server.port(), "key=peerjs&id=a%20b&token=t");
                var bob = peer("bob")) {
            alice.expect(OPEN);
            alice.send("{\"type\":\"OFFER\",\"dst\":\"bob\"}");
            bob.expect("{\"type\":\"OFFER\",\"src\":\"a b\",\"dst\":\"bob\"}");
            bob.send(message("ANSWER", "a b", "0"));
            alice.expect("{\"type\":\"ANSWER\",\"src\":\"bob\",\"dst\":\"a b\",\"payload\":0}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXPIRE", "OPEN", "ERROR", "ID-TAKEN", "HEARTBEAT", "PRESENCE", "offer", "X"})
    void passesNoOtherTypeOn(String type) throws IOException {
        try (var alice = peer("alice");
                var bob = peer("bob")) {
            alice.send(message(type, "bob", "{}"));
            assertEquals(List.of(), alice.drain());
            assertEquals(List.of(), bob.drain());
        }
    }

    @Test
    void ignoresMessagesThatNameNobody() throws IOException {
        try (var alice = peer("alice")) {
            for (String dst : List.of("null", "\"\"", "{}", "[\"alice\"]")) {
                alice.send("{\"type\":\"OFFER\",\"dst\":" + dst + ",\"payload\":1}");
            }
            alice.send("{\"type\":\"OFFER\"}");
            assertEquals(List.of(), alice.drain());
            assertEquals(0, server.registry().queuedBytes());
        }
    }

    @Test
    void queuesForAnAbsentPeerAndFlushesInOrderAfterOpen() throws IOException {
        restart(options().with(Timeouts.defaults()));
        try (var alice = peer("alice")) {
            alice.send(message("OFFER", "bob", "1"));
            alice.send(message("CANDIDATE", "bob", "2"));
            alice.send(message("LEAVE", "bob", "3"));
            alice.drain();
            try (var bob = peer("bob")) {
                bob.expect("{\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":1}");
                bob.expect("{\"type\":\"CANDIDATE\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":2}");
                assertEquals(List.of(), bob.drain());
            }
        }
    }

    @Test
    void tellsTheSenderOnceThatNobodyPickedItUp() throws IOException {
        try (var alice = peer("alice")) {
            long sent = System.nanoTime();
            alice.send(message("OFFER", "bob", "1"));
            alice.send(message("CANDIDATE", "bob", "2"));
            alice.expect("{\"type\":\"EXPIRE\",\"src\":\"bob\",\"dst\":\"alice\"}");
            assertTrue(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent) >= 299, "not before its time");
            try (var bob = peer("bob")) {
                assertEquals(List.of(), bob.drain());
            }
            assertEquals(List.of(), alice.drain());
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

    @Test
    void tellsExtendedSocketsOfTheExtensionAlsoOnResume() throws IOException {
        String query = "key=peerjs&id=a&token=t&version=1.5.5&ext=1";
        try (var it = asking(query)) {
            it.expect("{\"type\":\"OPEN\",\"payload\":{\"ext\":1}}");
            try (var resumed = asking(query)) {
                resumed.expect("{\"type\":\"OPEN\",\"payload\":{\"ext\":1}}");
            }
        }
    }

    @Test
    void givesErrorCodesToExtendedSocketsOnly() throws IOException {
        try (var extended = asking("key=wrong&id=a&token=t&ext=1")) {
            extended.expect(
                    "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"Invalid key provided\",\"code\":\"invalid-key\"}}");
        }
    }

    @Test
    void givesIceServersToExtendedSocketsAndRenewsThem() throws IOException {
        var fixed = new IceServerOptions.Fixed(List.of("stun:stun.example"), null, null);
        var turn = new IceServerOptions.Turn(List.of("turn:turn.example"), "north", Duration.ofSeconds(1));
        restart(options().with(new IceServerOptions(List.of(fixed), turn)));
        try (var plain = peer("plain");
                var it = asking("key=peerjs&id=a&token=t&ext=1")) {
            String servers =
                    "\\{\"ext\":1,\"iceServers\":\\[\\{\"urls\":\\[\"stun:stun.example\"]},\\{\"urls\":\\[\"turn:turn.example\"],"
                            + "\"username\":\"\\d+:a\",\"credential\":\"[^\"]{28}\",\"expires\":\\d+}]}}";
            String open = it.next();
            assertTrue(open.matches("\\{\"type\":\"OPEN\",\"payload\":" + servers), open);
            String ice = it.next();
            assertTrue(ice.matches("\\{\"type\":\"ICE\",\"payload\":" + servers), ice);
            assertEquals(List.of(), plain.drain());
        }
    }

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

    static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "waited twenty seconds in vain");
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(1_000_000);
        }
    }
}
