package app.parley.server;

import app.parley.server.ServerOptions.QueueLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Messages that wait for peers who are away, bounded in every direction. Not thread-safe: the registry's lock guards it. */
final class OfflineQueues {
    /** What a queued message costs besides its bytes. */
    static final int OVERHEAD = 128;

    private final QueueLimits limits;
    private final Map<String, Waiting> byReceiver = new LinkedHashMap<>();
    private long bytes;
    private int messages;

    OfflineQueues(QueueLimits limits) {
        this.limits = limits;
    }

    /** How much waits, for how many, at what price in memory. */
    record Size(int receivers, int messages, long bytes) {}

    /** Whose messages to {@code receiver} nobody picked up. */
    record Undelivered(String receiver, Peer sender) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared, only kept
    private record Queued(Peer sender, byte[] message) {
        int cost() {
            return message.length + OVERHEAD;
        }
    }

    private record Waiting(long since, List<Queued> messages) {}

    /** Keeps a message; false if there is no room. */
    boolean offer(Peer sender, String receiver, byte[] message, long now) {
        var queued = new Queued(sender, message);
        Waiting waiting = byReceiver.get(receiver);
        if ((waiting != null && waiting.messages.size() >= limits.messagesPerPeer())
                || sender.queuedBytes() + queued.cost() > limits.bytesPerSender()
                || bytes + queued.cost() > limits.bytesInAll()) {
            return false;
        }
        byReceiver
                .computeIfAbsent(receiver, _ -> new Waiting(now, new ArrayList<>(4)))
                .messages
                .add(queued);
        count(queued, 1);
        return true;
    }

    /** Takes everything that waits for {@code receiver}, oldest first. */
    List<byte[]> take(String receiver) {
        Waiting waiting = byReceiver.remove(receiver);
        if (waiting == null) {
            return List.of();
        }
        waiting.messages.forEach(it -> count(it, -1));
        return waiting.messages.stream().map(Queued::message).toList();
    }

    /** Drops whole queues begun at {@code limit} or before; each pair of receiver and sender is told once. */
    List<Undelivered> expire(long limit) {
        Set<Undelivered> undelivered = new LinkedHashSet<>();
        var each = byReceiver.entrySet().iterator();
        while (each.hasNext()) {
            var entry = each.next();
            if (entry.getValue().since > limit) {
                break; // in the order in which they began: the rest is younger
            }
            for (Queued it : entry.getValue().messages) {
                count(it, -1);
                undelivered.add(new Undelivered(entry.getKey(), it.sender));
            }
            each.remove();
        }
        return List.copyOf(undelivered);
    }

    long bytes() {
        return bytes;
    }

    /** How much waits now. */
    Size size() {
        return new Size(byReceiver.size(), messages, bytes);
    }

    /** @param sign 1 for one that comes, -1 for one that goes */
    private void count(Queued queued, int sign) {
        int cost = sign * queued.cost();
        messages += sign;
        bytes += cost;
        queued.sender.addQueuedBytes(cost);
    }
}
