package app.parley.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages at once and flushes at the end of the event loop's turn: what several senders, or one in a burst, have
 * for a client in one turn leaves in one call of the system. Confined to the socket's event loop but for {@link Outbox}.
 */
final class SocketWriter implements Outbox {
    /** What is held back must not look like a slow reader. */
    private static final int MOST_UNFLUSHED = 32 * 1024;

    private static final byte[] NOTHING = {};

    private final ChannelHandlerContext ctx;
    private final SlowReaders readers;
    private final Consumer<Peer> dropped;
    private final Runnable close;
    private @Nullable Backlog backlog;
    private boolean flushing;
    private int unflushed;

    /**
     * @param dropped is given the sender of what is dropped, on the event loop
     * @param close closes the socket politely, on the event loop
     */
    SocketWriter(ChannelHandlerContext ctx, SlowReaders readers, Consumer<Peer> dropped, Runnable close) {
        this.ctx = ctx;
        this.readers = readers;
        this.dropped = dropped;
        this.close = close;
    }

    @Override
    public void send(byte[] message) {
        if (ctx.executor().inEventLoop()) {
            put(message, null);
        } else {
            later(() -> put(message, null));
        }
    }

    @Override
    public void pass(byte[] message, Object share, @Nullable Peer told) {
        if (ctx.executor().inEventLoop()) {
            putOrDrop(message, share, told);
        } else {
            later(() -> putOrDrop(message, share, told));
        }
    }

    @Override
    public void pass(Delivery delivery) {
        if (!later(() -> delivery.answer().accept(takes(delivery)))) {
            delivery.answer().accept(false);
        }
    }

    @Override
    public void ping() {
        ctx.writeAndFlush(ServerFrames.ping(ctx.alloc(), NOTHING), ctx.voidPromise());
    }

    @Override
    public void retire() {
        later(close);
    }

    /** False once the server has stopped, and with it this socket. */
    private boolean later(Runnable task) {
        try {
            ctx.executor().execute(task);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    private boolean takes(Delivery delivery) {
        boolean taken = ctx.channel().isActive()
                && delivery.isWanted().getAsBoolean()
                && backlog().hasRoom(delivery.share(), delivery.messages().size(), delivery.size());
        if (taken) {
            delivery.messages().forEach(it -> put(it, delivery.share()));
        }
        return taken;
    }

    private void putOrDrop(byte[] message, Object share, @Nullable Peer told) {
        if (!isMuch(message) || backlog().hasRoom(share, 1, message.length)) {
            put(message, share);
        } else if (told != null) {
            dropped.accept(told);
        }
    }

    /** @param share whose; null for the server's own */
    private void put(byte[] message, @Nullable Object share) {
        ChannelPromise promise = isMuch(message) ? backlog().enter(share, message.length) : ctx.voidPromise();
        ctx.write(ServerFrames.text(ctx.alloc(), message), promise);
        unflushed += message.length;
        if (unflushed >= MOST_UNFLUSHED) {
            flush();
        } else {
            flushLater();
        }
    }

    /** Whether so much waits that it is counted whose it is: hardly ever. */
    private boolean isMuch(byte[] message) {
        return readers.waiting(ctx.channel()) + message.length > readers.uncounted();
    }

    private Backlog backlog() {
        Backlog known = backlog;
        if (known == null) {
            known = new Backlog(ctx, readers);
            backlog = known;
        }
        return known;
    }

    /** Flushes at the end of this turn. */
    void flushLater() {
        if (!flushing) {
            flushing = true;
            ctx.executor().execute(() -> {
                flushing = false;
                flush();
            });
        }
    }

    private void flush() {
        unflushed = 0;
        ctx.flush();
    }
}
