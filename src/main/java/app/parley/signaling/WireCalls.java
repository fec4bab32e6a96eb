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

    private final Map<CallId, WireCall> calls = new LinkedHashMap<>();

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
        calls.remove(id);
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
