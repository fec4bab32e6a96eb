package app.parley.signaling;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The calls the codec knows, in the order they began; strangers can make only so many of them. */
final class WireCalls {
    private static final int MOST = 64;
    private static final int MOST_GIVEN_UP = 16;

    private final Map<CallId, WireCall> calls = new LinkedHashMap<>();
    /** Given up by this side before anything came from the peer, which may not have heard of it yet. */
    private final Map<CallId, WireCall> givenUp = new LinkedHashMap<>();

    /** Null for an unknown call and for one with somebody else. */
    @Nullable
    WireCall find(CallId id, PeerId peer) {
        WireCall call = calls.get(id);
        return call != null && call.peer().equals(peer) ? call : null;
    }

    boolean knows(CallId id) {
        return calls.containsKey(id);
    }

    List<WireCall> with(PeerId peer) {
        return calls.values().stream().filter(call -> call.peer().equals(peer)).toList();
    }

    /** Notes a call that this side makes; always possible, as a person is behind it. */
    WireCall dial(CallId id, PeerId peer) {
        makeRoom();
        WireCall call = new WireCall(id, peer, Role.CALLER);
        calls.put(id, call);
        return call;
    }

    /** Notes a call that comes in; null where there are too many. */
    @Nullable
    WireCall admit(CallId id, PeerId peer) {
        if (!makeRoom()) {
            return null;
        }
        WireCall call = new WireCall(id, peer, Role.CALLEE);
        calls.put(id, call);
        return call;
    }

    void forget(CallId id) {
        WireCall gone = calls.remove(id);
        if (gone != null && gone.role() == Role.CALLER && gone.isOver() && !gone.isHeard()) {
            if (givenUp.size() >= MOST_GIVEN_UP) {
                givenUp.remove(givenUp.keySet().iterator().next());
            }
            givenUp.put(id, gone);
        }
    }

    /**
     * The call with this peer that was given up unheard, once: a server may have kept its offer for a peer that was away,
     * and the end of it for nobody. Null for any other.
     */
    @Nullable
    WireCall takeGivenUp(CallId id, PeerId peer) {
        WireCall call = givenUp.get(id);
        return call != null && call.peer().equals(peer) ? givenUp.remove(id) : null;
    }

    int size() {
        return calls.size();
    }

    private boolean makeRoom() {
        if (calls.size() < MOST) {
            return true;
        }
        // Never a call that goes on: a flood of offers must not end the one that rings.
        return calls.values().stream()
                .filter(WireCall::isOver)
                .findFirst()
                .map(old -> calls.remove(old.id()) != null)
                .orElse(false);
    }
}
