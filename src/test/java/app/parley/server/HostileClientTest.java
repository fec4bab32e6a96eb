package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.ServerOptions.Limits;
import app.parley.server.ServerOptions.Listen;
import app.parley.server.ServerOptions.Outbound;
import app.parley.server.ServerOptions.QueueLimits;
import app.parley.server.ServerOptions.Timeouts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one client does wrong harms that client at worst: two well-behaved peers talk on through every test. */
@Timeout(120)
class HostileClientTest {
    private static final String BAD_MESSAGE =
            "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"The message is not a JSON object\"}}";
    private static final String TOO_BIG = "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"The message is too big\"}}";
    private static final String BROKEN =
            "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"The frame breaks the WebSocket protocol\"}}";

    private SignalingServer server;
    private TestSocket alice;
    private TestSocket bob;

    @BeforeEach
    void start() throws IOException {
        start(new Limits(64 * 1024, 0, 0, 1024 * 1024, QueueLimits.defaults()), Duration.ofSeconds(5));
    }

    private void start(Limits limits, Duration handshake) throws IOException {
        server = SignalingServer.start(ServerOptions.defaults()
                .with(new Listen("127.0.0.1", 0, "/", false, 2))
                .with(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(90), handshake))
                .with(limits));
        alice = TestSocket.peer(server.port(), "alice");
        bob = TestSocket.peer(server.port(), "bob");
    }

    @AfterEach
    void othersAreServedStill() throws IOException {
        alice.send("{\"type\":\"OFFER\",\"dst\":\"bob\",\"payload\":\"still\"}");
        bob.expect("{\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":\"still\"}");
        TestSocket.peer(server.port(), "late").close();
        alice.close();
        bob.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "\"text\"",
                "[]",
                "17",
                "{",
                "{\"type\":\"OFFER\",\"dst\":\"bob\",\"payload\":{}",
                "\u0000"
            })
    void tellsOfABadMessageAndReadsTheNext(String text) throws IOException {
        try (var mallory = TestSocket.peer(server.port(), "mallory")) {
            mallory.send(text);
            mallory.expect(BAD_MESSAGE);
            mallory.sendBinary(new byte[] {(byte) 0xff, 0, 1, 2});
            mallory.expect(BAD_MESSAGE);
            mallory.send("{\"type\":\"OFFER\",\"dst\":\"bob\",\"payload\":1}");
            bob.expect("{\"type\":\"OFFER\",\"src\":\"mallory\",\"dst\":\"bob\",\"payload\":1}");
        }
    }

    /** First bytes of frames: 100 MiB, 2^63-1 and 64 KiB + 1 announced; unmasked; reserved bit; unknown opcode; ... */
    @Execution(ExecutionMode.CONCURRENT) // Each waits two seconds for the server to hang up.
    @ParameterizedTest
    @CsvSource({
        "81ff0000000006400000, too big",
        "81ff7fffffffffffffff, too big",
        "81ff000000000001000101020304, too big",
        "8101aa, broken",
        "c18001020304, broken",
        "838001020304, broken",
        "808001020304, broken",
        "098001020304, broken",
        "89fe00ff01020304, broken",
        "81ffffffffffffffffff, broken",
        "8881010203047a, broken"
    })
    void saysWhyAndClosesOnAFrameThatBreaksTheRules(String hex, String what) throws IOException {
        try (var mallory = TestSocket.peer(server.port(), "mallory")) {
            mallory.write(HexFormat.of().parseHex(hex));
            mallory.expect(what.equals("broken") ? BROKEN : TOO_BIG);
            mallory.expect(TestSocket.CLOSED);
            mallory.write(new byte[100_000]);
            mallory.awaitGone();
            RunningServer.await(() -> !server.registry().isConnected("mallory"));
        }
    }

    /** Sent for real, as far as the server lets it. */
    @Test
    void takesNoHundredMebibytes() throws IOException {
        byte[] mebibyte = new byte[1 << 20];
        try (var mallory = TestSocket.peer(server.port(), "mallory")) {
            mallory.write(HexFormat.of().parseHex("81ff000000000640000001020304"));
            mallory.expect(TOO_BIG);
            mallory.expect(TestSocket.CLOSED);
            try {
                for (int i = 0; i < 100; i++) {
                    mallory.write(mebibyte);
                }
            } catch (SocketException _) {
                // the server did not wait for the rest
            }
            mallory.awaitGone();
        }
        RunningServer.await(() -> !server.registry().isConnected("mallory"));
    }

    @Test
    void fragmentsAreTooBigTogetherAsWell() throws IOException {
        try (var mallory = TestSocket.peer(server.port(), "mallory")) {
            mallory.write(TestSocket.frame(0x01, new byte[40_000]));
            mallory.write(TestSocket.frame(0x80, new byte[40_000]));
            mallory.expect(TOO_BIG);
            mallory.expect(TestSocket.CLOSED);
        }
    }

    @Test
    void theLongestMessageAllowedGoesThrough() throws IOException {
        String front = "{\"type\":\"OFFER\",\"dst\":\"bob\",\"payload\":\"";
        String text = "x".repeat(64 * 1024 - front.length() - 2);
        alice.send(front + text + "\"}");
        bob.expect("{\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":\"" + text + "\"}");
    }

    @Test
    void closesConnectionsThatNeverAskForAnything() throws IOException {
        restart(Limits.defaults(), Duration.ofMillis(300));
        try (var silent = TestSocket.silent(server.port());
                var dribbling = TestSocket.silent(server.port())) {
            dribbling.write("GET / HTTP/1.1\r\nX-".getBytes(StandardCharsets.US_ASCII));
            silent.expect(TestSocket.GONE);
            dribbling.expect(TestSocket.GONE);
        }
    }

    /** Nobody else gets it cut: {@link FairnessTest}. */
    @Test
    void cutsAReaderThatDoesNotReadWhatItHasAskedFor() throws IOException {
        try (var lazy = TestSocket.lazyPeer(server.port(), "lazy")) {
            var bad = new ByteArrayOutputStream();
            for (int i = 0; i < 1_000; i++) {
                bad.writeBytes(TestSocket.frame(0x81, "[]".getBytes(StandardCharsets.UTF_8)));
            }
            lazy.drain(); // its claim is complete
            // Kernel buffers take some megabytes first; then it waits in ours, to 1 MiB and no further.
            for (int i = 0; i < 400 && server.registry().isConnected("lazy"); i++) {
                lazy.write(bad.toByteArray());
                assertEquals(List.of(), alice.drain());
            }
        } catch (SocketException _) {
            // it was cut while it wrote
        }
        RunningServer.await(() -> !server.registry().isConnected("lazy"));
    }

    /** Each of these four may have a megabyte waiting, 384 KiB of them of one sender; all together may not. */
    @Test
    void cutsReadersThatTogetherLeaveTooMuchWaiting() throws IOException {
        var outbound = new Outbound(1024 * 1024, 1_200_000);
        restart(new Limits(64 * 1024, 0, 0, outbound, QueueLimits.defaults()), Duration.ofSeconds(5));
        List<String> names = List.of("lazy1", "lazy2", "lazy3", "lazy4");
        List<TestSocket> lazy = new ArrayList<>();
        for (String name : names) {
            lazy.add(TestSocket.lazyPeer(server.port(), name));
            lazy.getLast().drain();
        }
        long most = 0;
        for (int i = 0; i < 400 && server.registry().roster().ids().size() == 2 + names.size(); i++) {
            for (String name : names) {
                alice.send("{\"type\":\"OFFER\",\"dst\":\"" + name + "\",\"payload\":\"" + "x".repeat(60_000) + "\"}");
                most = Math.max(most, server.slowReaders().bytes());
            }
            alice.drain();
        }
        // Of one reader alone 384 KiB could wait, and the message that was the last to find room.
        assertTrue(most > 512 * 1024, "more than one was slow at a time: " + most);
        assertTrue(server.registry().roster().ids().size() < 2 + names.size(), "somebody was cut");
        assertTrue(most <= outbound.bytesInAll() + 2 * 64 * 1024, "bounded: " + most);
        for (TestSocket it : lazy) {
            it.close();
        }
        RunningServer.await(() -> server.slowReaders().bytes() == 0);
    }

    @Test
    void slowsAFastSenderDownWithoutLosingAMessage() throws Exception {
        restart(new Limits(64 * 1024, 200, 0, 1024 * 1024, QueueLimits.defaults()), Duration.ofSeconds(5));
        int count = 1_200;
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            alice.send("{\"type\":\"CANDIDATE\",\"dst\":\"bob\",\"payload\":" + i + "}");
        }
        for (int i = 0; i < count; i++) {
            bob.expect("{\"type\":\"CANDIDATE\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":" + i + "}");
        }
        assertTrue(System.nanoTime() > start, "in order and complete");
        alice.drain(); // comes back only once the server reads again
    }

    @Test
    void boundsWhatWaitsForTheAbsent() throws IOException {
        restart(new Limits(64 * 1024, 0, 0, 1024 * 1024, new QueueLimits(5, 100_000, 100_000)), Duration.ofSeconds(5));
        String big = "\"" + "x".repeat(30_000) + "\"";
        for (int i = 0; i < 100; i++) {
            alice.send("{\"type\":\"OFFER\",\"dst\":\"absent" + i + "\",\"payload\":" + big + "}");
        }
        List<String> told = alice.drain();
        assertEquals(97, told.size());
        assertEquals("{\"type\":\"EXPIRE\",\"src\":\"absent3\",\"dst\":\"alice\"}", told.getFirst());
        assertTrue(server.registry().queued().bytes() <= 100_000);
    }

    @Test
    void survivesGarbageInsteadOfHttp() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("garbage seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            byte[] garbage = new byte[1 + random.nextInt(4_000)];
            random.nextBytes(garbage);
            try (var mallory = TestSocket.silent(server.port())) {
                if (round % 3 == 0) {
                    mallory.write("GET /peerjs HTTP/1.1\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                mallory.write(garbage);
            }
        }
    }

    @Test
    void survivesGarbageFramesAndMutatedMessages() throws IOException {
        long seed = new Random().nextLong();
        System.out.println("frame seed " + seed);
        var random = new Random(seed);
        byte[] good = "{\"type\":\"OFFER\",\"dst\":\"nobody\",\"payload\":{\"sdp\":\"v=0\\u00e9\",\"n\":[1,null]}}"
                .getBytes(StandardCharsets.UTF_8);
        for (int round = 0; round < 300; round++) {
            try (var mallory = TestSocket.peer(server.port(), "mallory" + round)) {
                for (int i = 0; i < 40; i++) {
                    byte[] message = good.clone();
                    for (int n = random.nextInt(4); n >= 0; n--) {
                        message[random.nextInt(message.length)] = (byte) random.nextInt(256);
                    }
                    byte[] frame = TestSocket.frame(random.nextInt(8) == 0 ? random.nextInt(256) : 0x81, message);
                    if (random.nextInt(8) == 0) {
                        frame[random.nextInt(6)] = (byte) random.nextInt(256);
                    }
                    mallory.write(frame);
                }
            } catch (SocketException e) {
                // cut off, as it may be
            }
        }
        RunningServer.await(() -> server.registry().roster().ids().size() == 2);
    }

    private void restart(Limits limits, Duration handshake) throws IOException {
        othersAreServedStill();
        start(limits, handshake);
    }
}
