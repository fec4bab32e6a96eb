package app.parley.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.util.concurrent.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whose messages wait for a reader that is slow. Each sender, or address with all of its senders, may have as much waiting
 * as there is still room for: one fills half of it, two a third each, and the next one always finds some. So nobody gets
 * a slow reader cut. One of whom nothing has left for the time allowed, and before twice that time, is cut all the same.
 * Confined to the socket's event loop.
 */
final class Backlog {
    private final ChannelHandlerContext ctx;
    private final SlowReaders readers;
    private final Map<Object, Long> byShare = new HashMap<>();
    private int inside;

    /** Counts what has left. */
    private int left;

    private @Nullable Future<?> watch;

    Backlog(ChannelHandlerContext ctx, SlowReaders readers) {
        this.ctx = ctx;
        this.readers = readers;
    }

    /** Whether there is room for one, or several that come together. */
    boolean hasRoom(Object share, int messages, long bytes) {
        long waiting = readers.waiting(ctx.channel());
        // What finds nobody before it is let through, be it as long as all that may wait.
        return waiting == 0
                || byShare.getOrDefault(share, 0L) + waiting + cost(messages, bytes) <= readers.mostPassedOn();
    }

    private static long cost(int messages, long bytes) {
        return bytes + (long) messages * OfflineQueues.OVERHEAD;
    }

    /**
     * Counts a message until it has left.
     *
     * @param share null for the server's own
     * @return to be written with
     */
    ChannelPromise enter(@Nullable Object share, int bytes) {
        long cost = cost(1, bytes);
        if (share != null) {
            byShare.merge(share, cost, Long::sum);
        }
        inside++;
        if (watch == null) {
            watch();
        }
        ChannelPromise promise = ctx.newPromise();
        promise.addListener(_ -> leave(share, cost));
        return promise;
    }

    private void leave(@Nullable Object share, long cost) {
        if (share != null) {
            byShare.computeIfPresent(share, (_, had) -> had == cost ? null : Long.valueOf(had - cost));
        }
        inside--;
        left++;
        if (inside == 0 && watch != null && !ctx.channel().isActive()) {
            watch.cancel(false); // it would hold a socket that is gone
        }
    }

    private void watch() {
        int seen = left;
        watch = ctx.executor().schedule(() -> check(seen), readers.patience().toNanos(), TimeUnit.NANOSECONDS);
    }

    private void check(int seen) {
        watch = null;
        if (inside == 0) {
            return;
        }
        if (left == seen) {
            ctx.close();
        } else {
            watch();
        }
    }
}
