package app.parley.server;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How a server takes leave of its sockets without losing what is on its way. Blocks; not for event loops. */
final class Drain {
    private final ChannelGroup open;
    private final PeerRegistry registry;

    Drain(ChannelGroup open, PeerRegistry registry) {
        this.open = open;
        this.registry = registry;
    }

    /**
     * Pings every socket and waits for the answers, half of {@code limit} at most: what a client sent before its answer
     * has been handed on by then. What still waits for absent receivers never will be, so its senders are told.
     */
    void settle(Duration limit) {
        List<Channel> channels = List.copyOf(open);
        var answers = new CountDownLatch(channels.size());
        channels.forEach(it -> Fence.put(it, answers::countDown));
        try {
            answers.await(limit.toNanos() / 2, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // then without waiting
        }
        registry.expireAll();
    }

    /** Says goodbye to every socket, closes every other connection, and waits; cuts what is open after {@code limit}. */
    void close(Duration limit) {
        for (Channel it : open) {
            PeerSocket socket = it.pipeline().get(PeerSocket.class);
            if (socket == null) {
                it.close();
            } else {
                socket.retire();
            }
        }
        open.newCloseFuture().awaitUninterruptibly(limit.toMillis());
        open.close().awaitUninterruptibly(limit.toMillis());
    }
}
