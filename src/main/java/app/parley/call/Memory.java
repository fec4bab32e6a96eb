package app.parley.call;

/**
 * What outlives a call.
 *
 * @param self how this side presents itself in its offers and answers
 * @param past calls that have ended
 */
public record Memory(PeerInfo self, EndedCalls past) {
    /** The same with {@code call} among the ended. */
    Memory ended(CallId call) {
        return new Memory(self, past.and(call));
    }
}
