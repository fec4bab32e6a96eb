package app.parley.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import java.nio.charset.StandardCharsets;

/**
 * Waits for the answer to a ping of its own: all that the client had sent before it has been handled by then. Sits just
 * before {@link PeerSocket}.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes the channel, which is handled
final class Fence extends ChannelInboundHandlerAdapter {
    private static final String WORD = "fence";

    private final Runnable passed;
    private boolean done;

    private Fence(Runnable passed) {
        this.passed = passed;
    }

    /** Runs {@code passed} once, on the event loop, when the answer has come or never will; any thread may ask. */
    static void put(Channel channel, Runnable passed) {
        channel.eventLoop().execute(() -> {
            ChannelHandlerContext socket = channel.pipeline().context(PeerSocket.class);
            if (socket == null || !channel.isActive()) {
                passed.run();
                return;
            }
            channel.pipeline().addBefore(socket.name(), null, new Fence(passed));
            channel.writeAndFlush(ServerFrames.ping(channel.alloc(), WORD.getBytes(StandardCharsets.US_ASCII)));
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        // The answer to an older ping carries nothing.
        boolean answer = message instanceof PongWebSocketFrame pong
                && pong.content().toString(StandardCharsets.US_ASCII).equals(WORD);
        ctx.fireChannelRead(message);
        if (answer) {
            pass();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        pass();
        ctx.fireChannelInactive();
    }

    private void pass() {
        if (!done) {
            done = true;
            passed.run();
        }
    }
}
