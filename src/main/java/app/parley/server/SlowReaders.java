package app.parley.server;

import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what waits for readers that do not keep up: for one of them, and for all together. A connection is counted
 * from {@link #UNNOTICED} bytes on. Thread-safe.
 */
final class SlowReaders {
    /** What may wait for anybody without being counted: a burst in a call's first second stays below. */
    static final int UNNOTICED = 16 * 1024;

    private final int mostForOne;
    private final long mostInAll;
    private final Duration patience;
    private final int low;
    private final Map<Channel, Long> waiting = new ConcurrentHashMap<>();
    private final AtomicLong inAll = new AtomicLong();

    /** @param patience how long it is no matter that nothing leaves */
    SlowReaders(int mostForOne, long mostInAll, Duration patience) {
        this.mostForOne = mostForOne;
        this.mostInAll = mostInAll;
        this.patience = patience;
        this.low = Math.min(UNNOTICED, mostForOne) / 2;
    }

    /** What a connection is to be set to, so that it tells when it is to be counted. */
    WriteBufferWaterMark marks() {
        return new WriteBufferWaterMark(low, 2 * low);
    }

    /** Bytes that wait for {@code channel}, headers and all; 0 where they are not counted. */
    long waiting(Channel channel) {
        return channel.isWritable() ? 0 : channel.bytesBeforeWritable() + low;
    }

    /** Up to how many bytes it does not matter whose they are; more than a fast reader has waiting for a moment. */
    int uncounted() {
        return mostForOne / 16;
    }

    /** What may wait for one of other senders' messages; the rest of its limit is for what it has asked for itself. */
    int mostPassedOn() {
        return mostForOne - mostForOne / 4;
    }

    Duration patience() {
        return patience;
    }

    /** Counts what waits for {@code channel} now, and cuts it, or whoever is slowest of all. On its event loop. */
    void note(Channel channel) {
        long now = waiting(channel);
        if (now > mostForOne) {
            channel.close();
            return;
        }
        Long before = now == 0 ? waiting.remove(channel) : waiting.put(channel, now);
        long all = inAll.addAndGet(now - (before == null ? 0 : before));
        if (now > 0 && all > mostInAll) {
            cutSlowest();
        }
    }

    /** Not the one that came last: one slow for a moment is not to pay for those that never read. */
    private void cutSlowest() {
        waiting.entrySet().stream().max(Map.Entry.comparingByValue()).ifPresent(it -> {
            forget(it.getKey());
            it.getKey().close();
        });
    }

    /** The connection is gone. */
    void forget(Channel channel) {
        Long before = waiting.remove(channel);
        if (before != null) {
            inAll.addAndGet(-before);
        }
    }

    /** Bytes that wait for slow readers, for tests. */
    long bytes() {
        return inAll.get();
    }
}
