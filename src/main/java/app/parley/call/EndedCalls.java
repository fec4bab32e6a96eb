package app.parley.call;

import java.util.ArrayList;
import java.util.List;

/**
 * The calls that ended last, so that a late or repeated offer of one of them never rings again: an ended call stays
 * ended, and no call id names two calls.
 *
 * @param calls oldest first, at most {@value #MOST}
 */
public record EndedCalls(List<CallId> calls) {
    /** How many are remembered. */
    public static final int MOST = 32;

    public static final EndedCalls NONE = new EndedCalls(List.of());

    public EndedCalls {
        calls = List.copyOf(calls.subList(Math.max(0, calls.size() - MOST), calls.size()));
    }

    /** The same with {@code call} as the newest. */
    public EndedCalls and(CallId call) {
        List<CallId> more = new ArrayList<>(calls);
        more.add(call);
        return new EndedCalls(more);
    }

    public boolean contains(CallId call) {
        return calls.contains(call);
    }
}
