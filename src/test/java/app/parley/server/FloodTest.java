package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Claims;
import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Limits;
import app.parley.server.ServerOptions.QueueLimits;
import app.parley.server.ServerOptions.Timeouts;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Too many connections, and too much on one. */
@Timeout(120)
class FloodTest extends RunningServer {
    @Test
    void turnsConnectionsAwayThatAreTooManyAndTakesNewOnesOnceTheyAreGone() throws IOException {
        restart(patient().with(new Access("peerjs", false, List.of(), 1)));
        List<TestSocket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < 2 + ConnectionGate.SPARE; i++) {
                TestSocket it = TestSocket.silent(server.port());
                silent.add(it);
                it.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                it.readHead(); // it has been let in
            }
            try (var one = TestSocket.silent(server.port())) {
                one.expect(TestSocket.GONE);
            }
        } finally {
            for (TestSocket it : silent) {
                it.close();
            }
        }
        await(this::takesAPeer);
    }

    /** So that nobody is cut for being silent. */
    private static ServerOptions patient() {
        return options().with(new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(90), Duration.ofMinutes(10)));
    }

    private boolean takesAPeer() {
        try (var it = TestSocket.silent(server.port())) {
            return it.upgrade("/peerjs?key=peerjs&id=a&token=t").contains("101");
        } catch (IOException e) {
            return false; // the server has not noticed yet that the others are gone
        }
    }

    @Test
    void anAddressHasSoManyConnectionsAndNoMore() throws IOException {
        var limits = Limits.defaults();
        restart(patient()
                .with(new Limits(limits.frameBytes(), 0, 2, limits.outbound(), limits.queues()))
                .with(AdmissionOptions.defaults().with(new Claims(0, 0, true))));
        try (var first = peer("a");
                var _ = peer("b");
                var third = TestSocket.silent(server.port())) {
            third.expect(TestSocket.GONE);
            first.close();
            await(this::takesAPeer);
        }
    }

    @Test
    void aConnectionThatIsTooFastIsReadNoFurtherForAWhile() {
        var channel = new EmbeddedChannel(new FramePace(1, 65_536));
        for (int i = 0; i < 4; i++) {
            channel.writeInbound(new TextWebSocketFrame("x"));
        }
        assertTrue(channel.config().isAutoRead(), "the burst is free");
        channel.writeInbound(new TextWebSocketFrame("x"), new TextWebSocketFrame("x"));
        assertFalse(channel.config().isAutoRead());
        assertEquals(6, channel.inboundMessages().size(), "what has been read is not lost");
        channel.finishAndReleaseAll();
    }

    /** A client may send any number of them at once, without waiting for an answer. */
    @Test
    void requestsAreReadNoFasterThanMessages() {
        var pace = new RequestPace(1);
        var channel = new EmbeddedChannel(pace);
        for (int i = 0; i < 4; i++) {
            channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        }
        assertTrue(channel.config().isAutoRead(), "the burst is free");
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
        assertFalse(channel.config().isAutoRead());
        channel.pipeline().remove(pace);
        assertTrue(channel.config().isAutoRead(), "a WebSocket has a pace of its own");
        channel.finishAndReleaseAll();
    }

    /** An aggregator asks for more where a message is unfinished. */
    @Test
    void nobodyReadsOnWhileAConnectionIsLeftUnread() {
        var asked = new AtomicInteger();
        for (ChannelHandler pace : List.of(new RequestPace(1), new FramePace(1, 65_536))) {
            asked.set(0);
            var channel = new EmbeddedChannel(
                    new ChannelDuplexHandler() {
                        @Override
                        public void read(ChannelHandlerContext ctx) {
                            asked.incrementAndGet();
                            ctx.read();
                        }
                    },
                    pace);
            for (int i = 0; i < 5; i++) {
                channel.writeInbound(
                        pace instanceof FramePace
                                ? new TextWebSocketFrame("x")
                                : new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
            }
            int before = asked.get();
            channel.read();
            assertEquals(before, asked.get());
            channel.advanceTimeBy(1, TimeUnit.HOURS);
            channel.finishAndReleaseAll();
        }
    }

    @Test
    void aConnectionThatIsLeftUnreadIsNotCutForBeingSilent() {
        var channel = new EmbeddedChannel(new RequestDeadline(Duration.ofSeconds(5), new Tally()));
        channel.config().setAutoRead(false);
        channel.advanceTimeBy(10, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertTrue(channel.isOpen());
        channel.config().setAutoRead(true);
        channel.advanceTimeBy(10, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        assertFalse(channel.isOpen());
        channel.finishAndReleaseAll();
    }

    @Test
    void aConnectionThatIsKeptAndDoesNothingIsNotRefused() {
        var tally = new Tally();
        for (boolean asks : List.of(false, true)) {
            var channel = new EmbeddedChannel(new RequestDeadline(Duration.ofSeconds(5), tally));
            if (asks) {
                channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/"));
                channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
            }
            channel.advanceTimeBy(10, TimeUnit.SECONDS);
            channel.runScheduledPendingTasks();
            assertFalse(channel.isOpen());
            channel.finishAndReleaseAll();
        }
        assertEquals(1, tally.refusals().get("timeout").sum(), "the one that never asked");
    }

    @Test
    void aLongMessageCountsAsSeveral() {
        var channel = new EmbeddedChannel(new FramePace(1, 65_536));
        channel.writeInbound(new TextWebSocketFrame(Unpooled.wrappedBuffer(new byte[4 * FramePace.BYTES_A_TOKEN])));
        assertFalse(channel.config().isAutoRead());
        channel.finishAndReleaseAll();
    }

    @Test
    void aLongDirectoryCountsAsSeveralMessages() throws MessageFormatException {
        var rules = new PeerRegistry.Rules(
                1_000, Duration.ofSeconds(5), Duration.ofSeconds(90), QueueLimits.defaults(), Keeping.none(), 0);
        var registry = new PeerRegistry(rules, () -> 0);
        for (int i = 0; i < 900; i++) {
            registry.claim(listed("listed-" + "x".repeat(50) + i), new byte[0]);
        }
        Envelope question = Envelope.read("{\"type\":\"DIRECTORY\"}".getBytes(StandardCharsets.UTF_8));
        assertEquals(13, new MessageRules(registry, true, true).handle(listed("asker"), question));
        assertEquals(0, new MessageRules(registry, true, false).handle(listed("asker"), question));
    }

    private static Peer listed(String id) {
        return new Peer(id, TokenHash.of("t"), new SilentOutbox(), new Peer.Wishes(true, false), null);
    }

    /** Of each the server holds no more than one message, and the others do not notice. */
    @Test
    void manyUnfinishedMessagesHarmNobody() throws IOException {
        List<TestSocket> many = new ArrayList<>();
        try (var alice = peer("alice");
                var bob = peer("bob")) {
            alice.drain();
            bob.drain();
            byte[] frame = TestSocket.frame(0x81, new byte[60_000]);
            byte[] part = java.util.Arrays.copyOf(frame, frame.length - 1);
            for (int i = 0; i < 200; i++) {
                TestSocket it = peer("m" + i);
                many.add(it);
                it.write(part);
            }
            alice.send(message("OFFER", "bob", "1"));
            bob.expect("{\"type\":\"OFFER\",\"src\":\"alice\",\"dst\":\"bob\",\"payload\":1}");
        } finally {
            for (TestSocket it : many) {
                it.close();
            }
        }
    }
}
