package app.parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Property tests: whatever happens in whatever order, {@link Inspection} finds nothing wrong. */
class CallInvariantsTest {
    private static final int SEQUENCES = 20_000;
    private static final int LENGTH = 60;

    private final Set<Class<?>> states = new HashSet<>();
    private final Set<EndReason> reasons = EnumSet.noneOf(EndReason.class);
    private final Set<Class<?>> actions = new HashSet<>();

    @Test
    void holdForRandomEvents() {
        long start = Long.getLong("parley.seed", System.nanoTime());
        System.out.println("CallInvariantsTest: -Dparley.seed=" + start);
        for (long seed = start; seed < start + SEQUENCES; seed++) {
            run(seed);
        }
        assertEquals(7, states.size(), () -> "states reached: " + states);
        assertEquals(EnumSet.allOf(EndReason.class), reasons);
        assertEquals(Set.of(CallAction.class.getPermittedSubclasses()), actions);
    }

    private void run(long seed) {
        RandomEvents events = new RandomEvents(seed);
        Inspection inspection = new Inspection(Calls.SELF);
        List<CallEvent> past = new ArrayList<>();
        try {
            for (int i = 0; i < LENGTH; i++) {
                CallEvent event = events.next(inspection.state());
                past.add(event);
                note(inspection.apply(event));
            }
            end(inspection);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("-Dparley.seed=" + seed + " after " + past, e);
        }
    }

    private void note(Transition transition) {
        states.add(transition.next().getClass());
        for (CallAction action : transition.actions()) {
            actions.add(action.getClass());
            if (action instanceof CallAction.AnnounceEnd end) {
                reasons.add(end.reason());
            }
        }
    }

    private static void end(Inspection inspection) {
        if (inspection.state() instanceof CallState.Live live) {
            inspection.apply(new CallEvent.HangUp(live.call()));
        }
        assertTrue(inspection.holdsNothing(), "hanging up leaves nothing open");
    }
}
