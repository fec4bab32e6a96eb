package app.parley.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;

/**
 * Reads a WebSocket no faster than its rate ({@link ReadingPace}). Fragments count, too; a client that sends any, which few
 * do, gets a handler behind this one that puts them together.
 */
final class FramePace extends ReadingPace {
    /** A frame is one message of the allowance, and one more for each this many bytes. */
    static final int BYTES_A_TOKEN = 4096;

    private final int longest;
    private boolean joins;

    /**
     * @param rate messages a second; 0 is any number
     * @param longest bytes that the fragments of a message may have together
     */
    FramePace(int rate, int longest) {
        super(rate);
        this.longest = longest;
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
}
