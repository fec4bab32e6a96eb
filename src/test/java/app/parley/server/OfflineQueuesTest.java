package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.OfflineQueues.Queued;
import app.parley.server.OfflineQueues.Undelivered;
import app.parley.server.ServerOptions.QueueLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Messages on their way to another node. */
class OfflineQueuesTest {
    private static final int ROOMY = 1_000;

    private final OfflineQueues queues = new OfflineQueues(new QueueLimits(4, 10_000, 10_000));
    private final Peer alice = sender("alice", null);

    private static Peer sender(String id, @Nullable Long address) {
        return new Peer(id, TokenHash.of("token"), new SilentOutbox(), new Peer.Wishes(false, false), address);
    }

    private boolean offer(String message, long now) {
        return queues.offer("bob", new Queued(alice, bytes(message)), now);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> taken(String receiver) {
        return text(queues.take(receiver).stream().map(Queued::message).toList());
    }

    private static List<String> text(List<byte[]> messages) {
        return messages.stream()
                .map(it -> new String(it, StandardCharsets.UTF_8))
                .toList();
    }

    private List<String> depart(int mostBytes) {
        return text(queues.depart("bob", mostBytes));
    }

    @Test
    void oneBatchAtATimeInOrder() {
        offer("1", 0);
        offer("2", 0);
        assertEquals(List.of("1", "2"), depart(ROOMY));
        offer("3", 0);
        assertEquals(List.of(), depart(ROOMY));
        queues.arrived("bob", 0);
        assertEquals(List.of("3"), depart(ROOMY));
        queues.arrived("bob", 0);
        assertEquals(0, queues.bytes());
        assertFalse(queues.isWaiting("bob"));
    }

    @Test
    void aBatchHasItsLimitButTakesOneMessageAtLeast() {
        offer("long", 0);
        offer("x", 0);
        assertEquals(List.of("long"), depart(2));
        queues.arrived("bob", 0);
        assertEquals(List.of("x"), depart(2));
    }

    @Test
    void whatCameBackGoesAgainBeforeWhatFollowed() {
        offer("1", 0);
        depart(ROOMY);
        offer("2", 0);
        assertTrue(queues.cameBack("bob"));
        assertEquals(List.of("1", "2"), depart(ROOMY));
    }

    @Test
    void whatIsNotKeptDoesNotGoAgain() {
        queues.offer("bob", new Queued(alice, bytes("LEAVE"), false), 0);
        assertEquals(List.of("LEAVE"), depart(ROOMY));
        assertFalse(queues.cameBack("bob"));
        assertEquals(0, queues.bytes());
        assertEquals(List.of(), queues.expire(10));
    }

    @Test
    void whatIsLostIsToldOnceAndTheRestGoesOn() {
        offer("1", 0);
        offer("2", 0);
        queues.offer("bob", new Queued(alice, bytes("LEAVE"), false), 0);
        depart(ROOMY);
        offer("3", 0);
        assertEquals(Set.of(new Undelivered("bob", alice)), queues.lost("bob", 5));
        assertEquals(List.of(), queues.expire(4));
        assertEquals(List.of("3"), depart(ROOMY));
    }

    @Test
    void whatIsOnItsWayDoesNotExpireAndCountsAsWaiting() {
        offer("1", 0);
        depart(ROOMY);
        for (String more : List.of("2", "3", "4")) {
            assertTrue(offer(more, 0));
        }
        assertFalse(offer("5", 0));
        queues.offer("carol", new Queued(alice, bytes("1")), 1);
        assertEquals(List.of(new Undelivered("carol", alice)), queues.expire(1));
        queues.cameBack("bob");
        assertEquals(List.of(new Undelivered("bob", alice)), queues.expire(1));
        assertEquals(0, queues.bytes());
        assertEquals(0, alice.queuedBytes());
    }

    @Test
    void manySendersOfOneAddressLeaveRoomForOthers() {
        for (int i = 0; i < 64; i++) {
            boolean taken = queues.offer("bob", new Queued(sender("a" + i, 1L), bytes("1")), 0);
            assertEquals(i < 2, taken, "sender " + i);
        }
        assertTrue(queues.offer("bob", new Queued(sender("carol", 2L), bytes("1")), 0));
        assertEquals(3, queues.take("bob").size());
        assertTrue(queues.offer("bob", new Queued(sender("a64", 1L), bytes("1")), 0));
    }

    @Test
    void oneAddressCannotFillTheServer() {
        byte[] message = new byte[500 - OfflineQueues.OVERHEAD];
        for (int i = 0; i < 64; i++) {
            boolean taken = queues.offer("x" + i, new Queued(sender("a" + i, 1L), message), 0);
            assertEquals(i < 2, taken, "sender " + i);
        }
        assertTrue(queues.offer("y", new Queued(sender("carol", 2L), message), 0));
        queues.expire(1);
        assertEquals(0, queues.bytes());
        assertTrue(queues.offer("z", new Queued(sender("a64", 1L), message), 2));
    }

    @Test
    void whoComesHereMeanwhileTakesWhatIsNotOnItsWay() {
        offer("1", 0);
        depart(ROOMY);
        offer("2", 0);
        assertEquals(List.of("2"), taken("bob"));
        queues.cameBack("bob");
        assertEquals(List.of("1"), taken("bob"));
        assertEquals(0, queues.bytes());
    }
}
