package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Claims;
import app.parley.server.ServerOptions.Limits;
import app.parley.server.ServerOptions.QueueLimits;
import app.parley.server.ServerOptions.Timeouts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What many sockets of one address do to a client that reads slowly. Loopback's addresses count here. */
@Timeout(120)
class FairnessTest extends RunningServer {
    private static final int LIMIT = 1024 * 1024;
    private static final String CROWD = "127.0.0.2";
    private static final String TOLD = "{\"type\":\"EXPIRE\",\"src\":\"slow\",\"dst\":\"";

    /** No expiry comes between: what a sender is told of, it is told of at once. */
    private static final Duration LATER = Duration.ofMinutes(5);

    private final List<TestSocket> crowd = new ArrayList<>();

    @BeforeEach
    void countLoopbackToo() throws IOException {
        restart(QueueLimits.defaults(), Duration.ofSeconds(90));
    }

    private void restart(QueueLimits queues, Duration alive) throws IOException {
        restart(options()
                .with(new Timeouts(LATER, alive, Duration.ofSeconds(5)))
                .with(new Limits(64 * 1024, 0, 0, LIMIT, queues))
                .with(AdmissionOptions.defaults().with(new Claims(0, 0, true))));
    }

    private TestSocket from(String address, String id) throws IOException {
        var it = TestSocket.askingFrom(address, server.port(), "key=peerjs&id=" + id + "&token=t-" + id);
        it.expect(OPEN);
        it.drain(); // its claim is complete
        return it;
    }

    private void gather(String address, int sockets) throws IOException {
        for (int i = 0; i < sockets; i++) {
            crowd.add(from(address, "crowd" + crowd.size()));
        }
    }

    /** Each of the crowd sends {@code rounds} messages of 60,000 bytes; returns how many they are once all have been read. */
    private int send(int rounds) throws IOException {
        String big = message("OFFER", "slow", '"' + "x".repeat(60_000) + '"');
        for (int i = 0; i < rounds; i++) {
            for (TestSocket it : crowd) {
                it.send(big);
            }
        }
        return rounds * crowd.size();
    }

    /** How many of the crowd's messages they were told of that did not arrive. */
    private int told() throws IOException {
        int told = 0;
        for (int i = 0; i < crowd.size(); i++) {
            for (String it : crowd.get(i).drain()) {
                assertEquals(TOLD + "crowd" + i + "\"}", it);
                told++;
            }
        }
        return told;
    }

    /** Reads what came before {@code friend}'s message, and says how many of the crowd's these were. */
    private static int arrivedBefore(TestSocket slow, String wanted) throws IOException {
        int arrived = 0;
        for (String it = slow.next(); !it.equals(wanted); it = slow.next()) {
            assertTrue(it.contains("\"src\":\"crowd"), it.substring(0, Math.min(100, it.length())));
            arrived++;
        }
        return arrived;
    }

    private void friendComesThrough(TestSocket slow, int sent, int toldBefore) throws IOException {
        try (var friend = from("127.0.0.99", "friend")) {
            friend.send(message("OFFER", "slow", "1"));
            assertEquals(List.of(), friend.drain());
            int arrived = arrivedBefore(slow, "{\"type\":\"OFFER\",\"src\":\"friend\",\"dst\":\"slow\",\"payload\":1}");
            int told = toldBefore + told();
            assertTrue(told > 0, "nothing was too much: " + sent);
            assertEquals(sent, arrived + told);
            assertEquals(List.of(), friend.drain());
            assertEquals(List.of(), slow.drain(), "it is there still");
        }
    }

    private void disperse() throws IOException {
        for (TestSocket it : crowd) {
            it.close();
        }
    }

    @Test
    void oneAddressCannotGetASlowReaderCut() throws IOException {
        try (var slow = TestSocket.lazyPeer(server.port(), "slow")) {
            slow.drain();
            gather(CROWD, 64);
            int sent = send(5);
            friendComesThrough(slow, sent, told());
        } finally {
            disperse();
        }
    }

    @Test
    void severalAddressesLeaveRoomForOneMore() throws IOException {
        try (var slow = TestSocket.lazyPeer(server.port(), "slow")) {
            slow.drain();
            for (int i = 2; i < 10; i++) {
                gather("127.0.0." + i, 4);
            }
            int sent = send(10);
            friendComesThrough(slow, sent, told());
        } finally {
            disperse();
        }
    }

    @Test
    void whatHasWaitedForItDoesNotGetItCutAsItComes() throws IOException {
        restart(new QueueLimits(400, 100 * LIMIT, 400L * LIMIT), Duration.ofSeconds(90));
        gather(CROWD, 19);
        int sent = send(10);
        assertEquals(0, told());
        try (var slow = TestSocket.lazyPeer(server.port(), "slow")) {
            friendComesThrough(slow, sent, 0);
        } finally {
            disperse();
        }
    }

    @Test
    void nobodyIsToldOfALeaveThatIsTooMuch() throws IOException {
        gather(CROWD, 1);
        try (var slow = TestSocket.lazyPeer(server.port(), "slow")) {
            slow.drain();
            int sent = send(100);
            crowd.getFirst().send(message("LEAVE", "slow", '"' + "x".repeat(60_000) + '"'));
            friendComesThrough(slow, sent, told());
        } finally {
            disperse();
        }
    }

    /** Of what is sent to it no more is kept than its share, and it is not there for ever. */
    @Test
    void whoReadsNothingIsCutInTheEnd() throws IOException {
        restart(QueueLimits.defaults(), Duration.ofSeconds(4));
        gather(CROWD, 4);
        try (var slow = TestSocket.lazyPeer(server.port(), "slow")) {
            slow.drain();
            send(25);
            assertTrue(told() > 0);
            long waiting = server.slowReaders().bytes();
            assertTrue(waiting > LIMIT / 4 && waiting < LIMIT / 2, "waiting: " + waiting);
            await(() -> {
                say(slow, "{\"type\":\"HEARTBEAT\"}"); // it is not for its silence that it is cut
                crowd.forEach(it -> say(it, "{\"type\":\"HEARTBEAT\"}"));
                return !server.registry().isConnected("slow");
            });
            await(() -> server.slowReaders().bytes() == 0);
        } finally {
            disperse();
        }
    }

    private static void say(TestSocket socket, String text) {
        try {
            socket.send(text);
        } catch (IOException _) {
            // it has been cut
        }
    }
}
