package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What waits for whom. */
class PeerRegistryQueuesTest extends RegistryRig {
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
        assertEquals(0, registry.queued().bytes());
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
        assertEquals(0, registry.queued().bytes());
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
    void forwardingKeepsNothingForTheAbsent() {
        var alice = connected("alice");
        assertFalse(registry.forward(alice.peer, "bob", bytes("LEAVE")));
        assertEquals(0, registry.queued().bytes());
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
        assertEquals(1_500, registry.queued().bytes());
        carol.relay("z", "m");
        assertEquals(List.of(expire("z", "carol")), carol.told());
        pass(5_000);
        assertEquals(0, registry.queued().bytes());
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
}
