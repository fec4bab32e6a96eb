package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.rig.ChildProcess;
import app.parley.rig.NatsServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** {@code parley serve --nats} as processes: a node is killed. */
@Timeout(240)
class ServeClusterIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static NodeProcess node(NatsServer broker, String name) throws IOException, InterruptedException {
        return NodeProcess.start("--port", "0", "--nats", broker.url(), "--node", name, "--node-ttl", "2000");
    }

    /** Claims again and again until it is let in; until then each answer must be one of these. */
    private static TestSocket insist(int port, String id, List<String> meanwhile) throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            var it = TestSocket.asking(port, "key=peerjs&id=" + id + "&token=t-" + id + "&ext=1");
            String answer = it.next();
            if (answer.startsWith("{\"type\":\"OPEN\"")) {
                return it;
            }
            it.close();
            assertTrue(meanwhile.stream().anyMatch(answer::contains), answer);
            assertTrue(System.nanoTime() < deadline, "never let in");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Test
    void theIdsOfAKilledNodeAreTakenOverByTheirOwners() throws Exception {
        try (NatsServer broker = NatsServer.start();
                NodeProcess one = node(broker, "one")) {
            try (NodeProcess two = node(broker, "two");
                    var alice = TestSocket.peer(one.port(), "alice");
                    var bob = TestSocket.peer(two.port(), "bob");
                    var carol = TestSocket.peer(two.port(), "carol")) {
                alice.send("{\"type\":\"OFFER\",\"dst\":\"bob\",\"payload\":1}");
                bob.expect(ClusterRig.offer("alice", "bob", 1));
                two.kill();
                bob.expect(TestSocket.GONE);
                try (var again = insist(one.port(), "bob", List.of("cluster-unavailable"))) {
                    alice.send("{\"type\":\"OFFER\",\"dst\":\"bob\",\"payload\":2}");
                    again.expect(ClusterRig.offer("alice", "bob", 2));
                }
                carol.expect(TestSocket.GONE);
            }
            try (NodeProcess restarted = node(broker, "two");
                    var bob = insist(restarted.port(), "bob", List.of("cluster-unavailable", "ID-TAKEN"));
                    var alice = insist(restarted.port(), "alice", List.of("cluster-unavailable"))) {
                bob.send("{\"type\":\"OFFER\",\"dst\":\"alice\",\"payload\":3}");
                alice.expect(ClusterRig.offer("bob", "alice", 3));
            }
        }
    }

    @Execution(ExecutionMode.CONCURRENT) // Of no clock but its patience's.
    @Test
    void aNodeRestartedUnderItsNameFreesWhatItHeldAtOnce() throws Exception {
        try (NatsServer broker = NatsServer.start();
                NodeProcess one = NodeProcess.start("--port", "0", "--nats", broker.url(), "--node-ttl", "600000")) {
            NodeProcess two =
                    NodeProcess.start("--port", "0", "--nats", broker.url(), "--node", "two", "--node-ttl", "600000");
            try (two;
                    var carol = TestSocket.peer(two.port(), "carol")) {
                two.kill();
                carol.expect(TestSocket.GONE);
            }
            try (NodeProcess _ = NodeProcess.start(
                            "--port", "0", "--nats", broker.url(), "--node", "two", "--node-ttl", "600000");
                    var again = insist(one.port(), "carol", List.of("cluster-unavailable"))) {
                assertEquals(List.of(), again.drain());
            }
        }
    }

    @Execution(ExecutionMode.CONCURRENT) // Three starts.
    @Test
    void saysWhyItCannotJoinWithoutThePassword() throws Exception {
        try (ChildProcess node = NodeProcess.launch("--port", "0", "--nats", "nats://me:secret@127.0.0.1:1")) {
            assertEquals(8, node.awaitExit(LIMIT));
            String said = String.join("\n", node.stderr());
            assertTrue(said.contains("no NATS server answers at 127.0.0.1:1"), said);
            assertFalse(said.contains("secret"), said);
            assertEquals(1, node.stderr().size(), said);
        }
        try (ChildProcess node = NodeProcess.launch("--nats", "http://me:secret@127.0.0.1:1")) {
            assertEquals(2, node.awaitExit(LIMIT));
            assertFalse(String.join("\n", node.stderr()).contains("secret"));
        }
        try (ChildProcess node = NodeProcess.launch("--node", "no name")) {
            assertEquals(2, node.awaitExit(LIMIT));
        }
    }
}
