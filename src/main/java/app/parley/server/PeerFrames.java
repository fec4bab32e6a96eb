package app.parley.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.ReadTimeoutException;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads a client's frames, and lets no message stay unfinished for ever, be it in the middle of a frame or between its
 * fragments: after the time allowed, and before twice that time, it raises a {@link ReadTimeoutException}.
 */
final class PeerFrames extends WebSocket13FrameDecoder {
    private final Duration allowed;
    private boolean inFrame;
    private boolean inMessage;

    /** Counts the moments at which nothing was unfinished. */
    private int rests;

    private @Nullable Future<?> watch;

    PeerFrames(WebSocketDecoderConfig decoding, Duration allowed) {
        super(decoding);
        this.allowed = allowed;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
        super.decode(ctx, in, out);
        inFrame = out.isEmpty();
        if (!inFrame && out.getLast() instanceof WebSocketFrame frame && !isControl(frame)) {
            inMessage = !frame.isFinalFragment();
        }
        if (!inFrame && !inMessage) {
            rests++;
        } else if (watch == null) {
            watch(ctx);
        }
    }

    /** One timer for all messages of that time, not one for each: a message in two TCP segments is nothing special. */
    private void watch(ChannelHandlerContext ctx) {
        int seen = rests;
        watch = ctx.executor().schedule(() -> check(ctx, seen), allowed.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void check(ChannelHandlerContext ctx, int seen) {
        watch = null;
        if (!inFrame && !inMessage) {
            return;
        }
        if (rests == seen) {
            ctx.fireExceptionCaught(ReadTimeoutException.INSTANCE);
        } else {
            watch(ctx);
        }
    }

    /** These may come between fragments (RFC 6455, 5.4). */
    private static boolean isControl(WebSocketFrame frame) {
        return frame instanceof PingWebSocketFrame
                || frame instanceof PongWebSocketFrame
                || frame instanceof CloseWebSocketFrame;
    }

    @Override
    protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
        if (watch != null) {
            watch.cancel(false);
        }
        super.handlerRemoved0(ctx);
    }
}
