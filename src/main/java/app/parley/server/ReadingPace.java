package app.parley.server;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Leaves a socket unread for a while when its allowance is spent, so TCP slows the sender down. Nothing is lost, and no
 * thread waits. What counts is for those who extend it. Confined to the socket's event loop.
 */
abstract class ReadingPace extends ChannelDuplexHandler {
    private final RateLimit limit;
    private @Nullable Future<?> pause;

    /** @param rate messages a second; 0 is any number */
    ReadingPace(int rate) {
        limit = new RateLimit(rate, System.nanoTime());
    }

    /** Nobody may ask for more while it is left unread, as an aggregator in the middle of a message does. */
    @Override
    public void read(ChannelHandlerContext ctx) {
        if (pause == null) {
            ctx.read();
        }
    }

    /** Spends of the allowance; on {@code ctx}'s event loop. */
    void count(ChannelHandlerContext ctx, int messages) {
        long wait = limit.take(messages, System.nanoTime());
        if (wait > 0 && pause == null) {
            pause(ctx, wait);
        }
    }

    private void pause(ChannelHandlerContext ctx, long nanos) {
        ctx.channel().config().setAutoRead(false);
        pause = ctx.executor().schedule(() -> resume(ctx), nanos, TimeUnit.NANOSECONDS);
    }

    private void resume(ChannelHandlerContext ctx) {
        long wait = limit.take(0, System.nanoTime()); // what came in one read may have spent more
        if (wait > 0) {
            pause(ctx, wait);
        } else {
            pause = null;
            ctx.channel().config().setAutoRead(true);
        }
    }

    /** Somebody else sees to it from now on. */
    void end(ChannelHandlerContext ctx) {
        Future<?> present = pause;
        pause = null;
        if (present != null) {
            present.cancel(false);
            ctx.channel().config().setAutoRead(true);
        }
    }
}
