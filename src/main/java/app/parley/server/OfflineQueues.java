package app.parley.server;

import app.parley.server.ServerOptions.QueueLimits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait for peers who are away, bounded in every direction. Those for a peer of another node depart in
 * batches, one batch at a time for each receiver, so that they arrive in order; until the batch is settled its messages
 * still count. Not thread-safe: the registry's lock guards it.
 */
final class OfflineQueues {
    /** What a queued message costs besides its bytes. */
    static final int OVERHEAD = 128;

    /** How many addresses it takes to fill what waits for one receiver, and what waits in all. */
    private static final int SHARES_OF_ONE = 2;

    private static final int SHARES_OF_ALL = 8;

    private final QueueLimits limits;
    private final Map<String, Waiting> byReceiver = new LinkedHashMap<>();
    private final Map<Long, Long> bytesByAddress = new HashMap<>();
    private long bytes;
    private int messages;

    OfflineQueues(QueueLimits limits) {
        this.limits = limits;
    }

    /** How much waits, for how many, at what price in memory. */
    record Size(int receivers, int messages, long bytes) {}

    /** Whose messages to {@code receiver} nobody picked up. */
    record Undelivered(String receiver, Peer sender) {}

    /** @param kept whether it waits for a receiver who is away; otherwise only for the batch before it */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only kept
    record Queued(Peer sender, byte[] message, boolean kept) {
        /** One that waits for its receiver. */
        Queued(Peer sender, byte[] message) {
            this(sender, message, true);
        }

        int cost() {
            return message.length + OVERHEAD;
        }
    }

    private static final class Waiting {
        private final List<Queued> messages = new ArrayList<>(4);
        private final long since;
        /** How many of the first messages are on their way. */
        private int departed;

        Waiting(long since) {
            this.since = since;
        }

        private long of(Long address) {
            return messages.stream()
                    .filter(it -> address.equals(it.sender.address()))
                    .count();
        }
    }

    /** Takes a message in; false if there is no room. */
    boolean offer(String receiver, Queued queued, long now) {
        Waiting waiting = byReceiver.get(receiver);
        Peer sender = queued.sender();
        if ((waiting != null && waiting.messages.size() >= limits.messagesPerPeer())
                || sender.queuedBytes() + queued.cost() > limits.bytesPerSender()
                || bytes + queued.cost() > limits.bytesInAll()
                || hasItsShare(sender.address(), waiting, queued.cost())) {
            return false;
        }
        byReceiver.computeIfAbsent(receiver, _ -> new Waiting(now)).messages.add(queued);
        count(queued, 1);
        return true;
    }

    /** One address may have many senders. */
    private boolean hasItsShare(@Nullable Long address, @Nullable Waiting waiting, int cost) {
        if (address == null) {
            return false;
        }
        int most = Math.max(1, limits.messagesPerPeer() / SHARES_OF_ONE);
        return bytesByAddress.getOrDefault(address, 0L) + cost > limits.bytesInAll() / SHARES_OF_ALL
                || waiting != null && waiting.messages.size() >= most && waiting.of(address) >= most;
    }

    /** Takes everything that waits for {@code receiver}, oldest first, but for what is on its way. */
    List<Queued> take(String receiver) {
        Waiting waiting = byReceiver.get(receiver);
        if (waiting == null) {
            return List.of();
        }
        List<Queued> taken = remove(waiting.messages.subList(waiting.departed, waiting.messages.size()));
        forgetIfEmpty(receiver, waiting);
        return taken;
    }

    /** The first messages, at most {@code mostBytes} of them together, but at least one; none while others are on their way. */
    List<byte[]> depart(String receiver, int mostBytes) {
        Waiting waiting = byReceiver.get(receiver);
        if (waiting == null || waiting.departed > 0) {
            return List.of();
        }
        List<byte[]> batch = new ArrayList<>();
        long size = 0;
        for (Queued it : waiting.messages) {
            size += it.message.length;
            if (!batch.isEmpty() && size > mostBytes) {
                break;
            }
            batch.add(it.message);
        }
        waiting.departed = batch.size();
        return List.copyOf(batch);
    }

    /** The batch on its way has arrived; what is behind it begins to wait now. */
    void arrived(String receiver, long now) {
        settle(receiver, now);
    }

    /** Nobody knows whether the batch on its way has arrived: it is given up. Each sender is told once. */
    Set<Undelivered> lost(String receiver, long now) {
        Set<Undelivered> lost = new LinkedHashSet<>();
        for (Queued it : settle(receiver, now)) {
            if (it.kept) {
                lost.add(new Undelivered(receiver, it.sender));
            }
        }
        return lost;
    }

    /** The batch on its way has come back, nobody was there. Of it, what is kept waits on; true if anything does. */
    boolean cameBack(String receiver) {
        Waiting waiting = byReceiver.get(receiver);
        if (waiting == null) {
            return false;
        }
        waiting.departed = 0;
        List<Queued> dropped = waiting.messages.stream().filter(it -> !it.kept).toList();
        dropped.forEach(it -> count(it, -1));
        waiting.messages.removeIf(it -> !it.kept);
        forgetIfEmpty(receiver, waiting);
        return !waiting.messages.isEmpty();
    }

    private List<Queued> settle(String receiver, long now) {
        Waiting waiting = byReceiver.remove(receiver);
        if (waiting == null) {
            return List.of();
        }
        List<Queued> settled = List.copyOf(waiting.messages.subList(0, waiting.departed));
        remove(waiting.messages.subList(0, waiting.departed));
        if (!waiting.messages.isEmpty()) {
            Waiting rest = new Waiting(now); // at the end: the map stays in the order in which queues began
            rest.messages.addAll(waiting.messages);
            byReceiver.put(receiver, rest);
        }
        return settled;
    }

    /** Drops whole queues begun at {@code limit} or before; each pair of receiver and sender is told once. */
    List<Undelivered> expire(long limit) {
        Set<Undelivered> undelivered = new LinkedHashSet<>();
        var each = byReceiver.entrySet().iterator();
        while (each.hasNext()) {
            var entry = each.next();
            Waiting waiting = entry.getValue();
            if (waiting.since > limit) {
                break; // in the order in which they began: the rest is younger
            }
            if (waiting.departed > 0) {
                continue; // its fate will be known soon
            }
            for (Queued it : waiting.messages) {
                count(it, -1);
                if (it.kept) {
                    undelivered.add(new Undelivered(entry.getKey(), it.sender));
                }
            }
            each.remove();
        }
        return List.copyOf(undelivered);
    }

    /** Those for whom something waits. */
    List<String> receivers() {
        return List.copyOf(byReceiver.keySet());
    }

    boolean isWaiting(String receiver) {
        return byReceiver.containsKey(receiver);
    }

    long bytes() {
        return bytes;
    }

    /** How much waits now. */
    Size size() {
        return new Size(byReceiver.size(), messages, bytes);
    }

    private List<Queued> remove(List<Queued> part) {
        part.forEach(it -> count(it, -1));
        List<Queued> removed = List.copyOf(part);
        part.clear();
        return removed;
    }

    private void forgetIfEmpty(String receiver, Waiting waiting) {
        if (waiting.messages.isEmpty()) {
            byReceiver.remove(receiver);
        }
    }

    /** @param sign 1 for one that comes, -1 for one that goes */
    private void count(Queued queued, int sign) {
        int cost = sign * queued.cost();
        messages += sign;
        bytes += cost;
        queued.sender.addQueuedBytes(cost);
        Long address = queued.sender.address();
        if (address != null) {
            bytesByAddress.merge(
                    address, (long) cost, (had, more) -> had + more == 0 ? null : Long.valueOf(had + more));
        }
    }
}
