package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Claims;
import io.nats.client.Nats;
import io.nats.client.Subscription;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The rules between nodes one by one, with a node that keeps none of them. The time to live is mostly so long that
 * nothing is mended by the way.
 */
@Timeout(180)
class ClusterRulesIT extends ClusterRig {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration HOUR = Duration.ofHours(1);

    private SignalingServer lasting(String name) throws IOException {
        return node(name, broker.port(), LONG);
    }

    private ForeignNode foreign() throws IOException, InterruptedException {
        return new ForeignNode(broker.url(), cluster(), "foreign.1");
    }

    @Test
    void aLaterClaimClosesTheSocketOfAnEarlierOneAtOnce() throws Exception {
        var a = lasting("a");
        try (var foreign = foreign();
                var alice = peer(a, "alice")) {
            foreign.writes("alice", foreign.claim("alice").epoch() - 1, "t-alice", HOUR);
            assertEquals(List.of(), alice.drain(), "an earlier one changes nothing");
            foreign.writes("alice", Long.MAX_VALUE / 2, "t-alice", HOUR);
            alice.expect(TestSocket.CLOSED);
        }
    }

    @Test
    void aClaimStandsAboveAllBeforeItAlsoWhereTheBrokerHasForgottenThem() throws Exception {
        var a = lasting("a");
        var b = lasting("b");
        try (var foreign = foreign();
                var alice = peer(a, "alice")) {
            awaitConnected(b, "alice", true);
            foreign.forgets("alice");
            awaitConnected(b, "alice", false);
            try (var again = peer(b, "alice")) {
                alice.expect(TestSocket.CLOSED);
                assertEquals(List.of(), again.drain());
            }
        }
    }

    @Test
    void anIdIsHandedOverForItsTokenAndTheClaimThatStandsAlone() throws Exception {
        var a = lasting("a");
        try (var foreign = foreign();
                var alice = peer(a, "alice")) {
            Ownership was = foreign.claim("alice");
            assertEquals("taken", foreign.asksFor("alice", was, was.epoch(), "guess"));
            assertEquals("changed", foreign.asksFor("alice", was, was.epoch() - 1, "t-alice"));
            assertEquals("free", foreign.asksFor("nobody", was, 1, "t-nobody"));
            assertEquals(List.of(), alice.drain());
            assertEquals("free", foreign.asksFor("alice", was, was.epoch(), "t-alice"));
            alice.expect(TestSocket.CLOSED);
        }
    }

    @Test
    void whatIsWrittenAsANodesThatDoesNotHoldItIsGivenUp() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var foreign = foreign();
                var _ = peer(a, "alice")) {
            foreign.writes(foreign.claim("alice").node(), "orphan", 1, "mine", Duration.ZERO);
            awaitConnected(b, "orphan", true);
            awaitConnected(b, "orphan", false);
        }
    }

    @Test
    void aNodeThatDiesTakesItsIdsOfflineAndBringsThemBack() throws Exception {
        var a = lasting("a");
        try (var foreign = foreign();
                var watcher = extended(a, "watcher", "")) {
            foreign.beat();
            foreign.writes("ghost", 1, "mine", HOUR);
            awaitConnected(a, "ghost", true);
            watcher.send("{\"type\":\"WATCH\",\"payload\":{\"ids\":[\"ghost\"]}}");
            watcher.expect(presence("ghost", true));
            foreign.dies();
            watcher.expect(presence("ghost", false));
            foreign.beat();
            watcher.expect(presence("ghost", true));
        }
    }

    @Test
    void theIdOfANodeThatIsDeadIsItsOwnersAsLongAsItIsKept() throws Exception {
        var a = lasting("a");
        try (var foreign = foreign()) {
            foreign.writes("kept", 1, "mine", HOUR);
            foreign.writes("plain", 1, "mine", Duration.ZERO);
            try (var thief = asking(a, "kept", "other")) {
                thief.expect(TAKEN);
            }
            try (var owner = asking(a, "kept", "mine");
                    var next = asking(a, "plain", "other")) {
                owner.expect(RunningServer.OPEN);
                next.expect(RunningServer.OPEN);
            }
        }
    }

    /** Each of two addresses has its share of the two that can be kept. */
    @Test
    void whoLeavesManyIdsBehindIsLeftNoMoreThanItsShare() throws Exception {
        var a = keeping("a", 2);
        var b = node("b");
        leaves(a, "127.0.0.2", "alice");
        for (String id : List.of("first", "second", "third")) {
            leaves(a, "127.0.0.1", id);
        }
        await(() -> opens(b, "second"));
        for (String id : List.of("alice", "third")) {
            try (var thief = asking(b, id, "other")) {
                thief.expect(TAKEN);
            }
        }
    }

    /** Who is away is nobody's guess, wherever the ID was left. */
    @Test
    void guessingIsSlowAtEachNode() throws Exception {
        var a = node("a");
        var b = limited("b", new Claims(0, 2, true));
        leaves(a, "127.0.0.1", "alice");
        await(() -> b.registry().isOwned("alice"));
        for (int i = 0; i < 2; i++) {
            try (var thief = asking(b, "alice", "guess" + i)) {
                thief.expect(TAKEN);
            }
        }
        try (var thief = asking(b, "alice", "guess");
                var other = asking(b, "nobodys", "t")) {
            assertTrue(thief.next().contains("ERROR"));
            other.expect(RunningServer.OPEN);
        }
    }

    /** The bucket may be another node's, or one of an earlier start with other options. */
    @Test
    void theBrokerRemembersAsLongAsTheLongestNodeWants() throws Exception {
        keeping("a", 2);
        assertEquals(Duration.ofHours(2), ttlOfIds());
        node("b");
        assertEquals(Duration.ofHours(48), ttlOfIds());
        keeping("c", 2);
        assertEquals(Duration.ofHours(48), ttlOfIds());
    }

    private Duration ttlOfIds() throws Exception {
        try (var connection = Nats.connect(broker.url())) {
            String ids = new NatsNames(cluster()).ids();
            return connection.keyValueManagement().getStatus(ids).getTtl();
        }
    }

    private static void leaves(SignalingServer at, String from, String id) throws IOException {
        try (var it = TestSocket.askingFrom(from, at.port(), "key=peerjs&ext=1&token=mine&id=" + id)) {
            it.next();
        }
        awaitConnected(at, id, false);
    }

    @Test
    void whatNobodyAnswersIsNeverSentAgain() throws Exception {
        var a = lasting("a");
        try (var foreign = foreign();
                var alice = peer(a, "alice")) {
            foreign.beat();
            Subscription heard = foreign.hears("ghost", 1);
            foreign.writes("ghost", 1, "mine", HOUR);
            awaitConnected(a, "ghost", true);
            send(alice, "ghost", 7);
            alice.expect(expire("ghost", "alice"));
            assertNotNull(heard.nextMessage(Duration.ofSeconds(90)));
            assertNull(heard.nextMessage(Duration.ofMillis(1)));
        }
    }

    @Test
    void whatABrokerHeldBackIsNotDeliveredNorWhatIsForAnotherClaim() throws Exception {
        var a = lasting("a");
        try (var foreign = foreign();
                var alice = peer(a, "alice")) {
            long epoch = foreign.claim("alice").epoch();
            long now = 0;
            assertEquals("+", foreign.sends("alice", epoch, now, offer("x", "alice", 1)));
            alice.expect(offer("x", "alice", 1));
            // It says that it was sent long before the first, and comes after it.
            long earlier = now - TimeUnit.MINUTES.toNanos(5);
            assertEquals("-", foreign.sends("alice", epoch, earlier, offer("x", "alice", 2)));
            assertEquals("nobody", foreign.sends("alice", epoch - 1, now, offer("x", "alice", 3)));
            assertEquals(List.of(), alice.drain());
        }
    }

    /** What finds no room waits on at the senders' node, which shares it out. */
    @Test
    void aCrowdAtAnotherNodeDoesNotGetASlowReaderCut() throws Exception {
        var a = node("a");
        var b = node("b");
        String big = "{\"type\":\"OFFER\",\"dst\":\"slow\",\"payload\":\"" + "x".repeat(60_000) + "\"}";
        List<TestSocket> crowd = new ArrayList<>();
        try (var slow = TestSocket.lazyPeer(b.port(), "slow");
                var friend = peer(b, "friend")) {
            awaitConnected(a, "slow", true);
            for (int i = 0; i < 16; i++) {
                crowd.add(peer(a, "crowd" + i));
            }
            for (int i = 0; i < 20 * crowd.size(); i++) {
                crowd.get(i % crowd.size()).send(big);
            }
            await(() -> b.slowReaders().bytes() > 256 * 1024);
            await(() -> a.registry().queued().bytes() > 0);
            send(friend, "slow", 1);
            readUntil(slow, offer("friend", "slow", 1));
            await(() -> a.registry().queued().bytes() == 0);
            send(crowd.getFirst(), "slow", 2);
            readUntil(slow, offer("crowd0", "slow", 2));
        } finally {
            for (TestSocket it : crowd) {
                it.close();
            }
        }
    }

    private static void readUntil(TestSocket socket, String wanted) throws IOException {
        for (String it = socket.next(); !it.equals(wanted); it = socket.next()) {
            assertTrue(it.startsWith("{"), it);
        }
    }
}
