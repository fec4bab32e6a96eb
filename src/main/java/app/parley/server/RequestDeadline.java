package app.parley.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that does not complete a request in time, however it dribbles, or up to a fifth of that time later;
 * each answer starts the time anew. Removed from the pipeline, it watches no more.
 */
final class RequestDeadline extends ChannelDuplexHandler {
    private static final int SPREAD = 5;

    private final Duration limit;
    private final Tally tally;
    private @Nullable Future<?> deadline;
    /** Nothing has come since the last answer: a client that keeps its connection does nothing wrong. */
    private boolean idle;

    /** @param tally counts those that took too long */
    RequestDeadline(Duration limit, Tally tally) {
        this.limit = limit;
        this.tally = tally;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        restart(ctx);
        ctx.fireChannelActive();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        idle = false;
        ctx.fireChannelRead(message);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
        if (message instanceof LastHttpContent) {
            idle = true;
            restart(ctx);
        }
        ctx.write(message, promise);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        cancel();
        ctx.fireChannelInactive();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext ctx) {
        cancel();
    }

    private void restart(ChannelHandlerContext ctx) {
        cancel();
        // A thousand that came together must not all be cut in one turn of the loop, in which nobody else is heard.
        long spread = limit.toNanos() / SPREAD;
        long grace = spread > 0 ? ThreadLocalRandom.current().nextLong(spread) : 0;
        deadline = ctx.executor().schedule(() -> cut(ctx), limit.toNanos() + grace, TimeUnit.NANOSECONDS);
    }

    private void cut(ChannelHandlerContext ctx) {
        if (!ctx.channel().config().isAutoRead()) {
            restart(ctx); // what has come is not read on purpose
            return;
        }
        if (!idle) {
            tally.refused("timeout");
        }
        ctx.close();
    }

    private void cancel() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }
}
