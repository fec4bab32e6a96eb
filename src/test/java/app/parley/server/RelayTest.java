package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.ServerOptions.Timeouts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages from peer to peer over real sockets: reference/peerjs-protocol.md §2. */
@Timeout(60)
class RelayTest extends RunningServer {
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
            assertEquals(0, server.registry().queued().bytes());
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
}
