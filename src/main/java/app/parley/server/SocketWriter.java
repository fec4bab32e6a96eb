package app.parley.server;

import io.netty.channel.ChannelHandlerContext;
import java.util.concurrent.RejectedExecutionException;

/**
 * Writes messages at once and flushes at the end of the event loop's turn: what several senders, or one in a burst, have
 * for a client in one turn leaves in one call of the system. Confined to the socket's event loop but for {@link #send}.
 */
final class SocketWriter {
    /** What is held back must not look like a slow reader. */
    private static final int MOST_UNFLUSHED = 32 * 1024;

    private final ChannelHandlerContext ctx;
    private boolean flushing;
    private int unflushed;

    SocketWriter(ChannelHandlerContext ctx) {
        this.ctx = ctx;
    }

    /** Sends one text message; any thread. */
    void send(byte[] message) {
        if (ctx.executor().inEventLoop()) {
            put(message);
        } else {
            try {
                ctx.executor().execute(() -> put(message));
            } catch (RejectedExecutionException _) {
                // the server has stopped, and with it this socket
            }
        }
    }

    private void put(byte[] message) {
        ctx.write(ServerFrames.text(ctx.alloc(), message), ctx.voidPromise());
        unflushed += message.length;
        if (unflushed >= MOST_UNFLUSHED) {
            flush();
        } else {
            flushLater();
        }
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
