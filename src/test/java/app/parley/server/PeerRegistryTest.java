package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.ServerOptions.QueueLimits;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whose an ID is. */
class PeerRegistryTest extends RegistryRig {
    private void comeAndGo(String id, String token) {
        var it = new Someone(id, token, true);
        assertTrue(Set.of(Claim.OPENED, Claim.RESUMED).contains(it.claim()));
        registry.release(it.peer);
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
    void isToldOfWhoComesAndGoesInTheShareOfThatOne() {
        var alice = connected("alice");
        assertTrue(registry.watch(alice.peer, Set.of("bob")));
        var bob = connected("bob");
        registry.release(bob.peer);
        assertEquals(3, alice.told().size());
        assertEquals(List.of(bob.peer, bob.peer), alice.shares());
    }

    /** Of twelve. */
    @Test
    void whoWatchesManyLeavesRoomForOthers() {
        var alice = connected("alice");
        var bob = connected("bob");
        assertFalse(registry.watch(alice.peer, ids(13)));
        assertTrue(registry.watch(alice.peer, ids(6)));
        assertFalse(registry.watch(alice.peer, ids(7)));
        assertEquals(6, alice.told().size(), "what is too much changes nothing");
        assertTrue(registry.watch(bob.peer, ids(3)));
        assertFalse(registry.watch(bob.peer, ids(5)));
        assertTrue(registry.watch(alice.peer, ids(5)), "fewer are never too many");
        registry.release(alice.peer);
        assertTrue(registry.watch(bob.peer, ids(6)));
        assertTrue(registry.watch(bob.peer, Set.of()));
        assertEquals(0, registry.watching());
    }

    private static Set<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(it -> "id" + it).collect(Collectors.toSet());
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
                        new Keeping(Duration.ofHours(1), false, 2),
                        0),
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
