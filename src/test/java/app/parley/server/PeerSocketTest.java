package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.ServerOptions.QueueLimits;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client's socket, in a channel without a network and with a clock that we turn. */
class PeerSocketTest {
    private static final Duration CREDENTIALS = Duration.ofHours(1);

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final PeerSocket socket = new PeerSocket(
            server(), SocketQuery.of("/peerjs?key=peerjs&id=amber&token=t&ext=1"), InetAddress.getLoopbackAddress());

    private static ServerContext server() {
        var turn = new IceServerOptions.Turn(List.of("turn:turn.example"), "north", CREDENTIALS);
        ServerOptions options = ServerOptions.defaults().with(new IceServerOptions(List.of(), turn));
        var rules = new PeerRegistry.Rules(
                3, Duration.ofSeconds(5), Duration.ofSeconds(90), QueueLimits.defaults(), Keeping.defaults(), 10_000);
        return new ServerContext(
                options,
                new PeerRegistry(rules, () -> 0),
                OwnerProof.SAME_TOKEN,
                new Doorkeeper(options, () -> 0),
                new IceServers(options.iceServers(), InstantSource.system()),
                new Cors(List.of()));
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private void begin() {
        channel.freezeTime();
        channel.pipeline().addLast(socket);
        socket.begin();
        channel.runPendingTasks();
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }

    @Test
    void credentialsAreRenewedForAsLongAsTheSocketIsThere() {
        begin();
        channel.releaseOutbound();
        for (int i = 0; i < 3; i++) {
            pass(CREDENTIALS.multipliedBy(4).dividedBy(5));
            assertEquals(1, channel.outboundMessages().size());
            channel.releaseOutbound();
        }
    }

    @Test
    void aSocketThatIsGoneLeavesNoTimerBehind() {
        begin();
        assertTrue(channel.runScheduledPendingTasks() > 0, "nothing to renew");
        channel.pipeline().fireChannelInactive();
        channel.runPendingTasks();
        assertEquals(-1, channel.runScheduledPendingTasks());
    }

    /** Who tells of five hundred holds up all others for as long as a hundred messages do. */
    @Test
    void watchingManyCountsAsManyMessages() {
        channel.pipeline().addLast(new FramePace(10, 65_536)); // forty are free
        begin();
        channel.writeInbound(watch(100));
        assertTrue(channel.config().isAutoRead());
        channel.writeInbound(watch(500));
        assertFalse(channel.config().isAutoRead());
    }

    private static TextWebSocketFrame watch(int most) {
        String ids = IntStream.range(0, most).mapToObj(it -> "\"" + it + "\"").collect(Collectors.joining(","));
        return new TextWebSocketFrame("{\"type\":\"WATCH\",\"payload\":{\"ids\":[" + ids + "]}}");
    }

    /** As a connection whose other side reads nothing. */
    private static final class Stuck extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
        }
    }

    @Test
    void whoSaysGoodbyeAndReadsNothingIsCut() {
        channel.pipeline().addLast(new Stuck());
        begin();
        channel.writeInbound(new CloseWebSocketFrame());
        pass(Duration.ofSeconds(1));
        assertTrue(channel.isOpen());
        pass(Duration.ofSeconds(1));
        assertFalse(channel.isOpen());
    }
}
