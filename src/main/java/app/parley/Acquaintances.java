package app.parley;

import app.parley.call.PeerId;
import app.parley.control.Ahead;
import app.parley.control.CallSummary;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.Set;

/**
 * How far the calls of others may be set up while they ring. With those whom this person keeps a path is made, from which
 * they learn this machine's address, unless the person wants none; of others known or spoken with in this run the offer
 * is read. A stranger's must wait for Accept. Thread-safe.
 */
final class Acquaintances {
    /** Of this run. */
    private static final int MOST = 500;

    private final SequencedSet<PeerId> spokenWith = new LinkedHashSet<>();
    private Set<PeerId> connecting = Set.of();
    private Set<PeerId> known = Set.of();

    /** Those from before this run, in place of those named before; see {@link PresenceClient#know}. */
    synchronized void know(Set<PeerId> connectingNow, Set<PeerId> knownNow) {
        connecting = Set.copyOf(connectingNow);
        known = Set.copyOf(knownNow);
    }

    /** A call is over. Only one that was answered makes an acquaintance. */
    synchronized void note(CallSummary call) {
        if (call.connectedAfter().isPresent() && spokenWith.add(call.peer()) && spokenWith.size() > MOST) {
            spokenWith.removeFirst();
        }
    }

    synchronized Ahead ahead(PeerId id) {
        if (connecting.contains(id)) {
            return Ahead.CONNECT;
        }
        return known.contains(id) || spokenWith.contains(id) ? Ahead.READ : Ahead.NOTHING;
    }
}
