package app.parley.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.util.concurrent.TimeUnit;

/**
 * Reads a connection no faster than its rate: when the allowance is spent, the socket is left unread for a while, so TCP
 * slows the sender down. Nothing is lost, and no thread waits. Fragments count, too; a client that sends any, which few
 * do, gets a handler behind this one that puts them together.
 */
final class FramePace extends ChannelInboundHandlerAdapter {
    /** A frame is one message of the allowance, and one more for each this many bytes. */
    static final int BYTES_A_TOKEN = 4096;

    private final RateLimit limit;
    private final int longest;
    private boolean paused;
    private boolean joins;

    /**
     * @param rate messages a second; 0 is any number
     * @param longest bytes that the fragments of a message may have together
     */
    FramePace(int rate, int longest) {
        this.longest = longest;
        limit = new RateLimit(rate, System.nanoTime());
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof WebSocketFrame frame) {
            count(ctx, 1 + frame.content().readableBytes() / BYTES_A_TOKEN);
            if (!frame.isFinalFragment() && !joins) {
                joins = true;
                ctx.pipeline().addAfter(ctx.name(), null, new WebSocketFrameAggregator(longest));
            }
        }
        ctx.fireChannelRead(message);
    }

    /** Spends of the allowance; on {@code ctx}'s event loop. */
    void count(ChannelHandlerContext ctx, int messages) {
        long wait = limit.take(messages, System.nanoTime());
        if (wait > 0 && !paused) {
            pause(ctx, wait);
        }
    }

    private void pause(ChannelHandlerContext ctx, long nanos) {
        paused = true;
        ctx.channel().config().setAutoRead(false);
        ctx.executor().schedule(() -> resume(ctx), nanos, TimeUnit.NANOSECONDS);
    }

    private void resume(ChannelHandlerContext ctx) {
        long wait = limit.take(0, System.nanoTime()); // what came in one read may have spent more
        if (wait > 0) {
            pause(ctx, wait);
        } else {
            paused = false;
            ctx.channel().config().setAutoRead(true);
        }
    }
}
