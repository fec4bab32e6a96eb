package app.parley.call;

import java.util.List;

/**
 * What follows from an event.
 *
 * @param next the state from now on
 * @param actions what is to be done, in this order
 */
public record Transition(CallState next, List<CallAction> actions) {
    public Transition {
        actions = List.copyOf(actions);
    }

    static Transition to(CallState next, CallAction... actions) {
        return new Transition(next, List.of(actions));
    }

    /** The event does not count in this state. */
    static Transition ignored(CallState state) {
        return to(state);
    }
}
