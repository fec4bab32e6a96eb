package app.parley.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every kind of state meets every kind of event, twice in a row: nothing throws, every invariant holds. */
class EveryStateEveryEventTest {
    @TestFactory
    Stream<DynamicTest> keepsTheInvariants() {
        return Paths.toStates().entrySet().stream()
                .map(path -> DynamicTest.dynamicTest(path.getKey(), () -> inspectAll(path.getValue())));
    }

    private static void inspectAll(List<CallEvent> path) {
        List<CallEvent> all = Paths.allEvents();
        CallState start = Calls.after(path);
        for (CallEvent first : all) {
            inspect(Paths.plus(path, first));
            // After an event that changed nothing, the second would be a first one.
            if (!Calls.after(Paths.plus(path, first)).equals(start)) {
                all.forEach(second -> inspect(Paths.plus(path, first, second)));
            }
        }
    }

    private static void inspect(List<CallEvent> events) {
        Inspection inspection = new Inspection(Calls.SELF);
        try {
            events.forEach(inspection::apply);
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("after " + events, e);
        }
    }

    @Test
    void thePathsLeadWhereTheirNamesSay() {
        Map<String, String> names = Paths.toStates().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        path -> Calls.after(path.getValue()).getClass().getSimpleName()));
        names.forEach((name, state) -> assertEquals(name.split(",", -1)[0], state));
    }

    @Test
    void theEventsAreOfEveryKind() {
        assertTrue(leaves(CallEvent.class)
                .allMatch(kind -> Paths.allEvents().stream().anyMatch(kind::isInstance)));
        assertTrue(leaves(Signal.class)
                .allMatch(kind -> Paths.allSignals().stream().anyMatch(kind::isInstance)));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Stream.of(type.getPermittedSubclasses()).flatMap(t -> leaves(t)) : Stream.of(type);
    }
}
