package app.parley;

import app.parley.call.PeerId;
import app.parley.control.CallSummary;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/**
 * Those whose offers may be read before their call is answered: the people this person has kept or has spoken with, in
 * this run or before. A stranger's must wait for Accept. Thread-safe.
 */
final class Acquaintances {
    /** Of this run. */
    private static final int MOST = 500;

    private final SequencedSet<PeerId> spokenWith = new LinkedHashSet<>();
    private Set<PeerId> known = Set.of();

    /** Those from before this run, in place of those named before. */
    synchronized void know(Set<PeerId> ids) {
        known = Set.copyOf(ids);
    }

    /** A call is over. Only one that was answered makes an acquaintance. */
    synchronized void note(CallSummary call) {
        if (call.connectedAfter().isPresent() && spokenWith.add(call.peer()) && spokenWith.size() > MOST) {
            spokenWith.removeFirst();
        }
    }

    synchronized boolean include(PeerId id) {
        return known.contains(id) || spokenWith.contains(id);
    }
}
