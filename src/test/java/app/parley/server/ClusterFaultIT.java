package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.CutWire;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The broker dies, stands still, or is cut off from one node. */
@Timeout(180)
class ClusterFaultIT extends ClusterRig {
    private static final String UNAVAILABLE =
            "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"The server cannot check the id"
                    + " now, try again soon\",\"code\":\"cluster-unavailable\"}}";

    private static void expectRefusal(SignalingServer at, String id) throws IOException {
        try (var it = TestSocket.asking(at.port(), "key=peerjs&id=" + id + "&token=t-" + id + "&ext=1")) {
            it.expect(UNAVAILABLE);
            it.expect(TestSocket.CLOSED);
        }
    }

    /** The broker loses its disk; returns once it is back for each of {@code nodes}. */
    private static void forgetEverything(SignalingServer... nodes) throws IOException, InterruptedException {
        broker.close();
        awaitHealth(false, nodes);
        broker.restart();
        awaitHealth(true, nodes);
    }

    @Test
    void withoutTheBrokerLocalPeersTalkAndResumeButNobodyNewComesUntilItIsBack() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var alice = peer(a, "alice");
                var anna = peer(a, "anna");
                var bob = peer(b, "bob")) {
            awaitConnected(a, "bob", true);
            String well = "200 {\"status\":\"ok\"";
            String cluster = "\"cluster\":{\"node\":\"a\",\"connected\":";
            assertTrue(healthPage(a).startsWith(well) && healthPage(a).contains(cluster + "true,\"nodes\":2}"));
            broker.kill();
            awaitHealth(false, a, b);
            String ill = healthPage(a);
            assertTrue(ill.startsWith("503 {\"status\":\"degraded\"") && ill.contains(cluster + "false,"), ill);
            passes(alice, "alice", anna, "anna", 1);
            expectRefusal(a, "carol");
            expectRefusal(a, "bob");
            send(alice, "bob", 2);
            alice.expect(expire("bob", "alice"));
            try (var resumed = peer(a, "anna")) {
                anna.expect(TestSocket.CLOSED);
                passes(alice, "alice", resumed, "anna", 3);
                broker.restart();
                awaitHealth(true, a, b);
                assertTrue(healthPage(a).startsWith(well), "heals");
                awaitConnected(a, "bob", true);
                awaitConnected(b, "anna", true);
                passes(bob, "bob", resumed, "anna", 4);
                passes(alice, "alice", bob, "bob", 5);
                try (var carol = peer(b, "carol")) {
                    assertEquals(List.of(), carol.drain());
                }
            }
        }
    }

    @Test
    void aBrokerThatStandsStillBlocksNobodyAndDeliversNothingLate() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var alice = peer(a, "alice");
                var anna = peer(a, "anna");
                var bob = peer(b, "bob")) {
            awaitConnected(a, "bob", true);
            passes(alice, "alice", bob, "bob", 1);
            broker.freeze();
            try {
                send(alice, "bob", 2);
                passes(alice, "alice", anna, "anna", 3);
                expectRefusal(a, "carol");
                alice.expect(expire("bob", "alice"));
                awaitHealth(false, a);
            } finally {
                broker.thaw();
            }
            awaitHealth(true, a, b);
            awaitConnected(a, "bob", true);
            passes(alice, "alice", bob, "bob", 4); // and not 2, of which alice was told that it was lost
            assertEquals(List.of(), bob.drain());
        }
    }

    /** What the broker was told meanwhile it may do later, or not at all: no answer says which. */
    @Test
    void whatIsLeftWhileTheBrokerStandsStillCountsAllTheSame() throws Exception {
        var a = keeping("a", 1);
        for (String id : List.of("first", "second")) {
            try (var _ = extended(a, id, "")) {
                broker.freeze();
            }
            try {
                awaitConnected(a, id, false);
                TimeUnit.MILLISECONDS.sleep(NatsLedger.PATIENCE_MILLIS + 500);
            } finally {
                broker.thaw();
            }
            awaitHealth(true, a);
        }
        await(() -> opens(a, "first"));
        try (var thief = asking(a, "second", "other")) {
            thief.expect(TAKEN);
        }
    }

    @Test
    void aNodeThatIsCutOffLosesWhatWasClaimedElsewhereMeanwhile() throws Exception {
        try (var wire = new CutWire(broker.port())) {
            var a = node("a", wire.port());
            var b = node("b");
            try (var alice = peer(a, "alice");
                    var anna = peer(a, "anna");
                    var bob = peer(b, "bob")) {
                await(() -> a.registry().isConnected("bob") && b.registry().isConnected("alice"));
                wire.cut();
                awaitHealth(false, a);
                passes(anna, "anna", alice, "alice", 1);
                expectRefusal(a, "carol");
                awaitConnected(b, "alice", false);
                try (var resumed = peer(b, "alice")) {
                    passes(bob, "bob", resumed, "alice", 2);
                    assertEquals(List.of(), alice.drain());
                    wire.mend();
                    alice.expect(TestSocket.CLOSED);
                    awaitHealth(true, a);
                    awaitConnected(b, "anna", true);
                    passes(anna, "anna", resumed, "alice", 3);
                    passes(bob, "bob", anna, "anna", 4);
                    assertEquals(List.of(), resumed.drain());
                }
            }
        }
    }

    @Test
    void anOwnerIsNotLetInElsewhereWhileItsNodeMayStillServe() throws Exception {
        Duration patient = Duration.ofSeconds(60);
        try (var wire = new CutWire(broker.port())) {
            var a = node("a", wire.port(), patient);
            var b = node("b", broker.port(), patient);
            try (var alice = peer(a, "alice")) {
                awaitConnected(b, "alice", true);
                wire.cut();
                expectRefusal(b, "alice");
                assertEquals(List.of(), alice.drain());
            }
        }
    }

    @Test
    void aBrokerThatHasForgottenEverythingIsToldAgain() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var alice = peer(a, "alice");
                var bob = peer(b, "bob")) {
            awaitConnected(a, "bob", true);
            forgetEverything(a, b);
            await(() -> a.registry().isConnected("bob") && b.registry().isConnected("alice"));
            passes(alice, "alice", bob, "bob", 1);
            try (var thief = asking(a, "bob", "other")) {
                thief.expect(TAKEN);
            }
        }
    }

    @Test
    void aBrokerThatHasForgottenEverythingGivesAwayNothingThatIsHeld() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var alice = peer(a, "alice");
                var bob = peer(b, "bob")) {
            awaitConnected(a, "bob", true);
            forgetEverything(a, b);
            // So soon that bob is not written down again.
            try (var thief = asking(a, "bob", "other")) {
                thief.expect(TAKEN);
            }
            assertEquals(List.of(), bob.drain());
            try (var moved = peer(a, "bob")) {
                bob.expect(TestSocket.CLOSED);
                passes(alice, "alice", moved, "bob", 1);
            }
        }
    }

    @Test
    void whatADeadNodeHeldIsItsOwnersThoughTheBrokerHasForgotten() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var _ = extended(b, "bob", "")) {
            awaitConnected(a, "bob", true);
            broker.close();
            awaitHealth(false, a, b);
            b.close();
            broker.restart();
            awaitHealth(true, a);
            await(() -> a.registry().cluster().health().nodes() == 1);
            try (var thief = asking(a, "bob", "other")) {
                thief.expect(TAKEN);
            }
            extended(a, "bob", "").close();
        }
    }

    @Test
    void withoutABrokerItSaysSoAndNamesNoPassword() {
        var options = new ClusterOptions(
                List.of("nats://user:secret@127.0.0.1:1"), null, "a", cluster(), Duration.ofSeconds(2));
        var failure =
                assertThrows(ClusterException.class, () -> SignalingServer.start(ServerOptions.defaults(), options));
        assertEquals("no NATS server answers at 127.0.0.1:1", failure.getMessage());
    }
}
