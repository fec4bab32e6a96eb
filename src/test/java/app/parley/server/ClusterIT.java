package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several nodes on one NATS server behave as one. */
@Timeout(180)
class ClusterIT extends ClusterRig {
    @Test
    void carriesMessagesInOrderAndStampsTheSender() throws Exception {
        var a = node("a");
        var b = node("b");
        var c = node("c");
        try (var alice = peer(a, "alice");
                var bob = peer(b, "bob");
                var carol = peer(c, "carol")) {
            await(() -> a.registry().isConnected("bob") && c.registry().isConnected("bob"));
            for (int i = 0; i < 200; i++) {
                alice.send("{\"type\":\"OFFER\",\"src\":\"mallory\",\"dst\":\"bob\",\"payload\":" + i + "}");
            }
            for (int i = 0; i < 200; i++) {
                bob.expect(offer("alice", "bob", i));
            }
            passes(carol, "carol", bob, "bob", 7);
            awaitConnected(b, "carol", true);
            bob.send("{\"type\":\"LEAVE\",\"dst\":\"carol\"}");
            carol.expect("{\"type\":\"LEAVE\",\"src\":\"bob\",\"dst\":\"carol\"}");
            assertEquals(List.of(), alice.drain());
            assertEquals(List.of(), bob.drain());
        }
    }

    @Test
    void idsWithSpacesAndWithoutLimitsOfTheirLettersAreCarried() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var alice = peer(a, "alice");
                var other = peer(b, "anna%20b.c%3E*")) {
            awaitConnected(a, "anna b.c>*", true);
            send(alice, "anna b.c>*", 1);
            other.expect(offer("alice", "anna b.c>*", 1));
        }
    }

    @Test
    void whatWaitsIsDeliveredInOrderWhereverTheReceiverComesUp() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var alice = peer(a, "alice")) {
            for (int i = 0; i < 20; i++) {
                send(alice, "bob", i);
            }
            alice.drain();
            try (var bob = peer(b, "bob")) {
                for (int i = 0; i < 20; i++) {
                    bob.expect(offer("alice", "bob", i));
                }
                await(() -> a.registry().queued().bytes() == 0);
                passes(alice, "alice", bob, "bob", 20);
            }
        }
    }

    @Execution(ExecutionMode.CONCURRENT) // It waits ten seconds, twice as long as a message does.
    @Test
    void whatNobodyPicksUpExpiresOnceAlsoForASenderThatMoved() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var alice = peer(a, "alice")) {
            send(alice, "nobody", 1);
            send(alice, "nobody", 2);
            alice.expect(expire("nobody", "alice"));
            send(alice, "nobody", 3);
            alice.drain();
            try (var again = peer(b, "alice")) {
                again.expect(expire("nobody", "alice"));
                assertEquals(List.of(), again.drain());
            }
        }
    }

    @Test
    void anIdIsTakenAtEveryNodeUntilItsOwnerLeaves() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var alice = peer(a, "alice");
                var thief = asking(b, "alice", "other")) {
            thief.expect(TAKEN);
            assertEquals(List.of(), alice.drain());
            awaitConnected(b, "alice", true);
            alice.send("{\"type\":\"LEAVE\"}");
            alice.expect(TestSocket.CLOSED);
        }
        awaitConnected(b, "alice", false);
        try (var next = asking(b, "alice", "other")) {
            next.expect(RunningServer.OPEN);
        }
    }

    @Test
    void anIdThatIsKeptIsKeptAtEveryNodeUntilItsOwnerGivesItUp() throws Exception {
        var a = node("a");
        var b = node("b");
        extended(a, "alice", "").close();
        awaitConnected(a, "alice", false);
        awaitConnected(b, "alice", false);
        try (var thief = asking(b, "alice", "other")) {
            thief.expect(TAKEN);
        }
        try (var again = extended(b, "alice", "")) {
            awaitConnected(a, "alice", true);
            again.send("{\"type\":\"LEAVE\"}");
            again.expect(TestSocket.CLOSED);
        }
        awaitConnected(a, "alice", false);
        try (var next = asking(a, "alice", "other")) {
            next.expect(RunningServer.OPEN);
        }
    }

    @Test
    void ofTooManyIdsThatAreKeptTheFirstIsFreeAtEveryNode() throws Exception {
        var a = keeping("a", 1);
        var b = node("b");
        for (String id : List.of("alice", "bob")) {
            extended(a, id, "").close();
            awaitConnected(a, id, false);
            awaitConnected(b, id, false);
        }
        await(() -> opens(b, "alice"));
        try (var thief = asking(b, "bob", "other")) {
            thief.expect(TAKEN);
        }
    }

    @Test
    void anOwnerResumesAtAnotherNodeAndTheOldSocketIsClosedFirst() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var watcher = extended(a, "watcher", "");
                var bob = peer(a, "bob");
                var alice = peer(b, "alice")) {
            awaitConnected(a, "alice", true);
            watcher.send("{\"type\":\"WATCH\",\"payload\":{\"ids\":[\"alice\"]}}");
            watcher.expect(presence("alice", true));
            try (var resumed = peer(a, "alice")) {
                alice.expect(TestSocket.CLOSED);
                passes(bob, "bob", resumed, "alice", 1);
                try (var back = peer(b, "alice")) {
                    resumed.expect(TestSocket.CLOSED);
                    awaitConnected(a, "alice", true);
                    passes(bob, "bob", back, "alice", 2);
                    assertEquals(List.of(), watcher.drain(), "a move is no change of presence");
                }
            }
            watcher.expect(presence("alice", false));
        }
    }

    @Test
    void presenceAndTheDirectoryKnowAllNodes() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var watcher = extended(a, "watcher", "&listed=1");
                var _ = extended(b, "bob", "&listed=1");
                var _ = extended(b, "hidden", "")) {
            await(() -> a.registry().isConnected("bob") && a.registry().isConnected("hidden"));
            watcher.send("{\"type\":\"WATCH\",\"payload\":{\"ids\":[\"bob\",\"carol\"]}}");
            watcher.expect(presence("bob", true));
            watcher.expect(presence("carol", false));
            try (var carol = peer(b, "carol")) {
                watcher.expect(presence("carol", true));
                carol.send("{\"type\":\"LEAVE\"}");
                watcher.expect(presence("carol", false));
            }
            watcher.send("{\"type\":\"DIRECTORY\"}");
            watcher.expect("{\"type\":\"DIRECTORY\",\"payload\":{\"ids\":[\"bob\",\"watcher\"]}}");
            assertEquals("[\"bob\",\"hidden\",\"watcher\"]", sortedPeers(a));
        }
    }

    private static String sortedPeers(SignalingServer at) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            String all = http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at.port() + "/peerjs/peers"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            Set<String> ids =
                    new TreeSet<>(List.of(all.substring(1, all.length() - 1).split(",")));
            return "[" + String.join(",", ids) + "]";
        }
    }

    @Test
    void ofTwoWhoRaceForAnIdExactlyOneGetsIt() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 200; round++) {
                String id = "prize-" + round % 20; // also of IDs that were held before
                var start = new CyclicBarrier(2);
                var one = threads.submit(racer(start, a, id, "one"));
                var two = threads.submit(racer(start, b, id, "two"));
                try (TestSocket first = one.get();
                        TestSocket second = two.get()) {
                    Set<String> answers = new TreeSet<>(List.of(first.next(), second.next()));
                    assertEquals(Set.of(RunningServer.OPEN, TAKEN), answers, "round " + round);
                }
                await(() -> !a.registry().isConnected(id) && !b.registry().isConnected(id));
            }
        }
    }

    private static Callable<TestSocket> racer(CyclicBarrier start, SignalingServer at, String id, String token) {
        return () -> {
            start.await();
            return asking(at, id, token);
        };
    }

    /** Each claim asks the broker: the ping comes before its answer. */
    @Test
    void aPingIsAnsweredWhileTheClaimIsUnderWay() throws Exception {
        var a = node("a");
        for (int i = 0; i < 20; i++) {
            try (var it = asking(a, "alice-" + i, "t")) {
                it.write(TestSocket.frame(0x89, "early".getBytes(StandardCharsets.UTF_8)));
                assertEquals(Set.of(RunningServer.OPEN, "<pong early>"), Set.of(it.next(), it.next()));
            }
        }
    }

    @Test
    void aNodeThatLeavesFreesItsIdsAtOnce() throws Exception {
        var a = node("a");
        var b = node("b");
        try (var watcher = extended(a, "watcher", "");
                var _ = peer(b, "bob")) {
            awaitConnected(a, "bob", true);
            watcher.send("{\"type\":\"WATCH\",\"payload\":{\"ids\":[\"bob\"]}}");
            watcher.expect(presence("bob", true));
            assertEquals(2, a.registry().cluster().health().nodes());
            b.close();
            watcher.expect(presence("bob", false));
            try (var again = peer(a, "bob")) {
                watcher.expect(presence("bob", true));
                assertTrue(again.drain().isEmpty());
            }
            await(() -> a.registry().cluster().health().nodes() == 1);
        }
    }

    @Test
    void entriesOfIdsThatAreGoneAreCleaned() throws Exception {
        var a = node("a");
        try (var _ = peer(a, "alice")) {
            assertEquals(List.of("alice"), a.registry().roster().ids());
        }
        var b = node("b");
        awaitConnected(b, "alice", false);
        try (var it = asking(b, "alice", "other")) {
            it.expect(RunningServer.OPEN);
        }
        assertFalse(a.registry().isConnected("nobody"));
    }
}
