package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.Outbox.Delivery;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits for a reader that reads when the test says so, by a clock that the test turns; the limit is 1 MiB. */
class BacklogTest {
    private static final int KIB = 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final byte[] LONG = new byte[32 * KIB];

    private final SlowChannel channel = new SlowChannel();
    private final SlowReaders readers = new SlowReaders(KIB * KIB, 64L * KIB * KIB, PATIENCE);
    private final List<Peer> dropped = new ArrayList<>();
    private SocketWriter writer;

    private static final class SlowChannel extends EmbeddedChannel {
        private boolean reads;

        @Override
        protected void doWrite(ChannelOutboundBuffer waiting) throws Exception {
            if (reads) {
                super.doWrite(waiting);
            }
        }
    }

    /** What was not written before the end is told as an exception. */
    private static final class Swallow extends ChannelDuplexHandler {
        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {}
    }

    @BeforeEach
    void begin() {
        channel.freezeTime();
        channel.config().setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, readers.marks());
        channel.pipeline().addLast(new Swallow());
        writer = new SocketWriter(channel.pipeline().firstContext(), readers, dropped::add, channel::close);
    }

    @AfterEach
    void close() {
        channel.reads = true;
        channel.finishAndReleaseAll();
    }

    private static Peer sender(Long address) {
        return new Peer("someone", TokenHash.of("t"), new SilentOutbox(), new Peer.Wishes(false, false), address);
    }

    private void pass(Peer sender, byte[] message) {
        writer.pass(message, sender.share(), sender);
        channel.runPendingTasks();
    }

    /** How many of {@code sender}'s go in until one is dropped. */
    private int fill(Peer sender) {
        int before = dropped.size();
        for (int i = 0; ; i++) {
            pass(sender, LONG);
            if (dropped.size() > before) {
                assertEquals(sender, dropped.getLast());
                return i;
            }
        }
    }

    private void read() {
        channel.reads = true;
        channel.flush();
        channel.reads = false;
        channel.releaseOutbound();
    }

    private void turnClock(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void oneAddressGetsHalfAndTheNextStillSome() {
        int first = fill(sender(1L)); // of 24 that fit, and two that are not counted
        assertTrue(first >= 11 && first <= 14, "first: " + first);
        assertEquals(0, fill(sender(1L)), "another sender of the same address");
        int second = fill(sender(2L));
        int third = fill(sender(3L));
        assertTrue(second >= 4 && third >= 1 && third <= second, second + " " + third);
        assertTrue(readers.waiting(channel) <= readers.mostPassedOn());
        pass(sender(4L), new byte[8 * KIB]);
        assertEquals(4, dropped.size(), "the fourth has none of its own dropped");
    }

    @Test
    void whereNoAddressCountsEachSenderDoes() {
        Peer one = sender(null);
        int first = fill(one);
        assertEquals(0, fill(one));
        int second = fill(sender(null));
        assertTrue(second >= 4 && second < first, first + " " + second);
    }

    @Test
    void whatHasLeftGivesRoomAgain() {
        Peer sender = sender(1L);
        int first = fill(sender);
        read();
        assertEquals(0, readers.waiting(channel));
        assertEquals(first, fill(sender));
    }

    @Test
    void theServersOwnIsNeverDropped() {
        fill(sender(1L));
        int before = dropped.size();
        for (int i = 0; i < 8; i++) {
            writer.send(LONG);
        }
        channel.runPendingTasks();
        assertEquals(before, dropped.size());
        read();
        assertTrue(channel.isOpen());
    }

    private boolean bring(List<byte[]> messages, int node, boolean wanted) {
        var taken = new AtomicBoolean();
        writer.pass(new Delivery(messages, node, () -> wanted, taken::set));
        channel.runPendingTasks();
        return taken.get();
    }

    @Test
    void anotherNodeBringsAllOrNothing() {
        List<byte[]> batch = Collections.nCopies(8, LONG);
        assertTrue(bring(batch, 7, true));
        assertTrue(bring(batch, 7, true));
        assertFalse(bring(batch, 7, true));
        assertTrue(bring(List.of(LONG), 8, true));
        assertFalse(bring(List.of(LONG), 9, false), "nobody wants it any more");
        channel.reads = true;
        channel.flush();
        assertEquals(17, channel.outboundMessages().size());
    }

    @Test
    void whoReadsAMessageInTheTimeAllowedStays() {
        Peer sender = sender(1L);
        fill(sender);
        for (int i = 0; i < 5; i++) {
            turnClock(PATIENCE.minusSeconds(1));
            read();
            assertTrue(channel.isOpen());
            fill(sender);
        }
    }

    @Test
    void whoReadsNothingIsCutAfterTheTimeAllowed() {
        fill(sender(1L));
        turnClock(PATIENCE.minusSeconds(1));
        assertTrue(channel.isOpen());
        turnClock(Duration.ofSeconds(1));
        assertFalse(channel.isOpen());
        assertEquals(-1, channel.runScheduledPendingTasks(), "a timer holds the socket that is gone");
    }

    @Test
    void aSocketThatIsGoneLeavesNoTimerBehind() {
        fill(sender(1L));
        assertTrue(channel.runScheduledPendingTasks() > 0, "nobody watches");
        channel.pipeline().close(); // the channel's own close ends all timers
        channel.runPendingTasks();
        assertEquals(-1, channel.runScheduledPendingTasks());
    }

    @Test
    void whatFindsNothingBeforeItIsLetThroughHoweverLong() {
        pass(sender(1L), new byte[900 * KIB]);
        assertEquals(List.of(), dropped);
    }
}
