package app.parley.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What {@link ClusterSoak}'s clients sent each other, and what became of it. A message counts as cut, which is nobody's
 * fault, only if one of its two sockets was cut while it was on its way; where the receiver was away before that, the
 * server owes the sender the message's arrival or an EXPIRE. Confined to the load's loop.
 */
final class SoakLedger {
    /**
     * A message between two connected clients is on its way no longer than this, or than the slowest of the run, where
     * the machine is busy.
     */
    private static final long ON_ITS_WAY = TimeUnit.MILLISECONDS.toNanos(500);

    private static final double NANOS_A_SECOND = 1e9;

    private final List<Message> messages = new ArrayList<>();
    private final DelayHistogram delays = new DelayHistogram();
    private final long fate;

    /** @param fateNanos by then a message has arrived, or its sender has been told */
    SoakLedger(long fateNanos) {
        this.fate = fateNanos;
    }

    /** What became of a message. */
    enum Fate {
        /** It came once. */
        ARRIVED,
        /** It did not come, and the sender was told. */
        EXPIRED,
        /** A socket of the two was cut meanwhile. */
        CUT,
        /** None of these. */
        LOST,
        /** It came more than once, or to somebody else. */
        DUPLICATED
    }

    private static final class Message {
        private final SoakClient sender;
        private final SoakClient receiver;
        private final long at;
        private int arrivals;
        private boolean expired;

        Message(SoakClient sender, SoakClient receiver, long at) {
            this.sender = sender;
            this.receiver = receiver;
            this.at = at;
        }
    }

    /** Notes a message; its number, from 1. */
    long send(SoakClient sender, SoakClient receiver, long now) {
        messages.add(new Message(sender, receiver, now));
        return messages.size();
    }

    void arrived(SoakClient receiver, long number, long now) {
        Message it = messages.get((int) number - 1);
        it.arrivals += it.receiver == receiver ? 1 : 2;
        if (it.sender.wasConnected(it.at, now) && receiver.wasConnected(it.at, now)) {
            delays.record(now - it.at);
        }
    }

    /** {@code sender} was told that what it had sent to {@code receiver} is gone. */
    void expired(SoakClient sender, SoakClient receiver) {
        for (Message it : messages.reversed()) {
            if (it.sender == sender && it.receiver == receiver && it.arrivals == 0) {
                it.expired = true;
            }
        }
    }

    ClusterSoakReport.Counts counts() {
        Map<Fate, Long> of = messages.stream().collect(Collectors.groupingBy(this::fate, Collectors.counting()));
        return new ClusterSoakReport.Counts(
                messages.size(),
                of.getOrDefault(Fate.ARRIVED, 0L),
                of.getOrDefault(Fate.EXPIRED, 0L),
                of.getOrDefault(Fate.CUT, 0L),
                of.getOrDefault(Fate.LOST, 0L),
                of.getOrDefault(Fate.DUPLICATED, 0L),
                delays.longestMillis());
    }

    private Fate fate(Message it) {
        if (it.arrivals > 0) {
            return it.arrivals == 1 ? Fate.ARRIVED : Fate.DUPLICATED;
        }
        if (it.expired) {
            return Fate.EXPIRED;
        }
        long way = Math.max(ON_ITS_WAY, delays.longest());
        boolean receiverAway = !it.receiver.wasConnected(it.at - way, it.at + way);
        boolean cut = it.sender.wasCut(it.at, it.at + (receiverAway ? fate : way))
                || it.receiver.wasCut(it.at - way, it.at + way);
        return cut ? Fate.CUT : Fate.LOST;
    }

    /** Each message that was lost or came twice, for a person; at most {@code most}. */
    List<String> faults(long killed, int most) {
        return messages.stream()
                .filter(it -> fate(it).compareTo(Fate.LOST) >= 0)
                .limit(most)
                .map(it -> describe(it, killed))
                .toList();
    }

    private String describe(Message it, long killed) {
        return String.format(
                Locale.ROOT,
                "%s: %s to %s, sent %.3f s after the kill; %s, %s",
                fate(it).name().toLowerCase(Locale.ROOT),
                it.sender.id(),
                it.receiver.id(),
                (it.at - killed) / NANOS_A_SECOND,
                spells("sender", it.sender, killed),
                spells("receiver", it.receiver, killed));
    }

    private static String spells(String who, SoakClient it, long killed) {
        return who + " connected " + it.spells(killed);
    }
}
