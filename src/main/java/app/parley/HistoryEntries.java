package app.parley;

import app.parley.call.Role;
import app.parley.control.CallSummary;
import app.parley.settings.CallHistory;

/** A call that is over, as the history keeps it. */
final class HistoryEntries {
    private HistoryEntries() {}

    static CallHistory.Entry of(CallSummary summary) {
        return new CallHistory.Entry(
                summary.began(),
                summary.peer(),
                summary.peerName(),
                summary.role() == Role.CALLER ? CallHistory.Direction.OUTGOING : CallHistory.Direction.INCOMING,
                summary.reason(),
                summary.lasted());
    }
}
