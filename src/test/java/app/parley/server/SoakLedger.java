package app.parley.server;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** What became of {@link ClusterSoak}'s messages. */
final class SoakLedger {
    /** A message on its way this long before a socket was cut may have been lost with it. */
    private static final long BEFORE = TimeUnit.MILLISECONDS.toNanos(500);

    /** And one sent this long before or after: the time that it may wait in a queue. */
    private static final long AFTER = TimeUnit.SECONDS.toNanos(6);

    private SoakLedger() {}

    /**
     * @param sent all messages
     * @param arrived once
     * @param told never arrived, and the sender heard EXPIRE
     * @param cut never arrived, and the socket of one of the two was cut about then
     * @param lost never arrived without a reason
     * @param duplicated arrived more than once
     */
    record Counts(long sent, long arrived, long told, long cut, long lost, long duplicated) {}

    static Counts count(List<SoakPeer> peers) {
        long[] of = new long[6];
        for (SoakPeer sender : peers) {
            for (SoakPeer.Sent it : sender.sent()) {
                of[0]++;
                of[kind(sender, peers.get(it.receiver()), it)]++;
            }
        }
        return new Counts(of[0], of[1], of[2], of[3], of[4], of[5]);
    }

    private static int kind(SoakPeer sender, SoakPeer receiver, SoakPeer.Sent it) {
        int times = receiver.timesReceived(it.number());
        if (times > 0) {
            return times == 1 ? 1 : 5;
        }
        if (sender.wasTold(it.receiver(), it.at())) {
            return 2;
        }
        boolean whole = sender.wasConnected(it.at(), it.at() + AFTER)
                && receiver.wasConnected(it.at() - BEFORE, it.at() + BEFORE);
        return whole ? 4 : 3;
    }
}
