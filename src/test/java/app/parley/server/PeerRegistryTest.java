package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.PeerRegistry.Claim;
import app.parley.server.ServerOptions.QueueLimits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PeerRegistryTest {
    private final AtomicLong now = new AtomicLong(1_000_000);
    private final PeerRegistry registry = registry(new QueueLimits(3, 1_000, 1_500));

    private PeerRegistry registry(QueueLimits queues) {
        var rules =
                new PeerRegistry.Rules(3, Duration.ofSeconds(5), Duration.ofSeconds(90), queues, Keeping.defaults());
        return new PeerRegistry(rules, now::get);
    }

    /** Records what a socket would have been told. */
    private static final class Recorder implements Outbox {
        private final List<String> told = new ArrayList<>();

        @Override
        public void send(byte[] message) {
            told.add(new String(message, StandardCharsets.UTF_8));
        }

        @Override
        public void ping() {
            told.add("ping");
        }

        @Override
        public void retire() {
            told.add("retired");
        }

        List<String> takeTold() {
            var all = List.copyOf(told);
            told.clear();
            return all;
        }
    }

    private final class Someone {
        private final Recorder outbox = new Recorder();
        private final Peer peer;

        Someone(String id, String token) {
            this(id, token, false);
        }

        Someone(String id, String token, boolean kept) {
            peer = new Peer(id, TokenHash.of(token), outbox, false, kept);
        }

        Claim claim() {
            return registry.claim(peer, bytes("OPEN"));
        }

        void relay(String receiver, String message) {
            registry.relay(peer, receiver, bytes(message));
        }

        List<String> told() {
            return outbox.takeTold();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Someone connected(String id) {
        var it = new Someone(id, "token");
        assertEquals(Claim.OPENED, it.claim());
        assertEquals(List.of("OPEN"), it.told());
        return it;
    }

    private void pass(int millis) {
        now.addAndGet(millis);
        registry.tick();
    }

    private static String expire(String missing, String sender) {
        return "{\"type\":\"EXPIRE\",\"src\":\"" + missing + "\",\"dst\":\"" + sender + "\"}";
    }

    @Test
    void relaysToWhoIsConnected() {
        var alice = connected("alice");
        var bob = connected("bob");
        alice.relay("bob", "1");
        assertEquals(List.of("1"), bob.told());
        assertEquals(List.of(), alice.told());
    }

    @Test
    void flushesWhatWaitedInOrderAfterTheWelcome() {
        var alice = connected("alice");
        alice.relay("bob", "1");
        alice.relay("bob", "2");
        var bob = new Someone("bob", "b");
        assertEquals(Claim.OPENED, bob.claim());
        assertEquals(List.of("OPEN", "1", "2"), bob.told());
        assertEquals(0, registry.queuedBytes());
        pass(6_000);
        assertEquals(List.of(), alice.told());
    }

    @Test
    void expiresAWholeQueueOnceForEachSenderFiveSecondsAfterItBegan() {
        var alice = connected("alice");
        var carol = connected("carol");
        alice.relay("bob", "1");
        pass(4_000);
        alice.relay("bob", "2");
        carol.relay("bob", "3");
        pass(999);
        assertEquals(List.of(), alice.told());
        pass(1);
        assertEquals(List.of(expire("bob", "alice")), alice.told());
        assertEquals(List.of(expire("bob", "carol")), carol.told());
        assertEquals(0, registry.queuedBytes());
        pass(60_000);
        assertFalse(alice.told().contains(expire("bob", "alice")));
    }

    @Test
    void tellsTheNextOwnerOfAnIdNothingOfTheLastOnes() {
        var alice = connected("alice");
        alice.relay("bob", "1");
        registry.release(alice.peer);
        var thief = new Someone("alice", "other");
        thief.claim();
        thief.told();
        pass(5_000);
        assertEquals(List.of(), thief.told());
    }

    @Test
    void tellsASenderThatResumedMeanwhile() {
        connected("alice").relay("bob", "1");
        var again = new Someone("alice", "token");
        assertEquals(Claim.RESUMED, again.claim());
        pass(5_000);
        assertEquals(List.of("OPEN", expire("bob", "alice")), again.told());
    }

    @Test
    void refusesAnIdThatAnotherTokenHolds() {
        var alice = connected("alice");
        assertEquals(Claim.TAKEN, new Someone("alice", "other").claim());
        assertEquals(List.of(), alice.told());
    }

    @Test
    void resumingRetiresTheOldSocketWhichFreesAndSaysNothingMore() {
        var old = connected("alice");
        var bob = connected("bob");
        var resumed = new Someone("alice", "token");
        assertEquals(Claim.RESUMED, resumed.claim());
        assertEquals(List.of("OPEN"), resumed.told());
        assertEquals(List.of("retired"), old.told());
        old.relay("bob", "late");
        assertFalse(registry.forward(old.peer, "bob", bytes("late")));
        registry.release(old.peer);
        assertTrue(registry.isConnected("alice"));
        bob.relay("alice", "1");
        assertEquals(List.of("1"), resumed.told());
        assertEquals(List.of(), bob.told());
    }

    @Test
    void refusesMoreIdsThanTheLimitButLetsAnOwnerResume() {
        connected("a");
        connected("b");
        connected("c");
        assertEquals(Claim.FULL, new Someone("d", "t").claim());
        assertEquals(Claim.RESUMED, new Someone("c", "token").claim());
    }

    @Test
    void aReleasedIdIsAnyones() {
        registry.release(connected("alice").peer);
        assertEquals(Claim.OPENED, new Someone("alice", "other").claim());
    }

    @Test
    void forwardingKeepsNothingForTheAbsent() {
        var alice = connected("alice");
        assertFalse(registry.forward(alice.peer, "bob", bytes("LEAVE")));
        assertEquals(0, registry.queuedBytes());
    }

    @Test
    void aFullQueueIsToldAtOnce() {
        var alice = connected("alice");
        for (int i = 0; i < 3; i++) {
            alice.relay("bob", "1");
        }
        assertEquals(List.of(), alice.told());
        alice.relay("bob", "4");
        assertEquals(List.of(expire("bob", "alice")), alice.told());
    }

    @Test
    void aSenderCannotFillTheServer() {
        var alice = connected("alice");
        var carol = connected("carol");
        alice.relay("x", "m".repeat(1_000 - OfflineQueues.OVERHEAD));
        alice.relay("y", "m");
        assertEquals(List.of(expire("y", "alice")), alice.told());
        carol.relay("z", "m".repeat(500 - OfflineQueues.OVERHEAD));
        assertEquals(1_500, registry.queuedBytes());
        carol.relay("z", "m");
        assertEquals(List.of(expire("z", "carol")), carol.told());
        pass(5_000);
        assertEquals(0, registry.queuedBytes());
        alice.told();
        alice.relay("x", "m");
        assertEquals(List.of(), alice.told());
    }

    @Test
    void nobodyCanHaveAnIdOfSixtyFiveCharacters() {
        var alice = connected("alice");
        alice.relay("x".repeat(65), "1");
        assertEquals(List.of(expire("x".repeat(65), "alice")), alice.told());
    }

    @Test
    void pingsTheQuietOnceAndClosesTheSilent() {
        var alice = connected("alice");
        pass(44_999);
        assertEquals(List.of(), alice.told());
        pass(1);
        pass(1_000);
        assertEquals(List.of("ping"), alice.told());
        pass(43_999);
        assertEquals(List.of(), alice.told());
        pass(1);
        assertEquals(List.of("retired"), alice.told());
        assertFalse(registry.isConnected("alice"));
    }

    @Test
    void anythingHeardIsLife() {
        var alice = connected("alice");
        pass(60_000);
        registry.touch(alice.peer);
        pass(40_000);
        assertEquals(List.of("ping"), alice.told());
        pass(20_000);
        assertEquals(List.of("ping"), alice.told());
        assertTrue(registry.isConnected("alice"));
    }

    private void comeAndGo(String id, String token) {
        var it = new Someone(id, token, true);
        assertTrue(Set.of(Claim.OPENED, Claim.RESUMED).contains(it.claim()));
        registry.release(it.peer);
    }

    @Test
    void keepsAnIdForItsOwnersTokenUntilTheTimeIsOver() {
        comeAndGo("alice", "hers");
        pass(24 * 3_600_000 - 1);
        assertEquals(Claim.TAKEN, new Someone("alice", "other").claim());
        comeAndGo("alice", "hers");
        pass(24 * 3_600_000 - 1);
        assertEquals(Claim.TAKEN, new Someone("alice", "other").claim(), "the time begins anew when the owner leaves");
        pass(1);
        assertEquals(0, registry.keptIds());
        assertEquals(Claim.OPENED, new Someone("alice", "other").claim());
    }

    @Test
    void isFreeOnTheMillisecondAlsoBeforeTheNextTick() {
        comeAndGo("alice", "hers");
        now.addAndGet(24 * 3_600_000);
        assertFalse(registry.isOwned("alice"));
        assertEquals(Claim.OPENED, new Someone("alice", "other").claim());
    }

    @Test
    void freesForGoodWhatIsGivenUpAndNotWhatASocketThatWasRetiredGivesUp() {
        comeAndGo("alice", "hers");
        var alice = new Someone("alice", "hers", true);
        alice.claim();
        var again = new Someone("alice", "hers", true);
        assertEquals(Claim.RESUMED, again.claim());
        registry.free(alice.peer);
        assertTrue(registry.isConnected("alice"));
        registry.free(again.peer);
        registry.release(again.peer);
        assertFalse(registry.isOwned("alice"));
        assertEquals(Claim.OPENED, new Someone("alice", "other").claim());
    }

    @Test
    void whereTooManyAreKeptTheOneLeftFirstIsFree() {
        var few = new PeerRegistry(
                new PeerRegistry.Rules(
                        9,
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(90),
                        QueueLimits.defaults(),
                        new Keeping(Duration.ofHours(1), false, 2)),
                now::get);
        for (String id : List.of("a", "b", "a", "c")) {
            var it = new Someone(id, "t", true);
            few.claim(it.peer, bytes("OPEN"));
            few.release(it.peer);
        }
        assertEquals(2, few.keptIds());
        assertTrue(few.isOwned("a"));
        assertFalse(few.isOwned("b"));
        assertTrue(few.isOwned("c"));
    }
}
