package app.parley.call;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;

/** A small model of the peer connections of one pair: connected once each end has both descriptions of one offer. */
final class SimulatedPath {
    private record End(SimulatedSide side, CallId call) {}

    private static final long DISCONNECTED_AFTER = 5_600;

    private final VirtualTime time;
    private final Random random;
    private final Map<End, Integer> local = new HashMap<>();
    private final Map<End, Integer> remote = new HashMap<>();
    private final Set<End> open = new HashSet<>();
    private final Set<End> connected = new HashSet<>();
    private final Set<End> ahead = new HashSet<>();
    private final Map<End, Queue<Runnable>> waiting = new HashMap<>();
    private boolean works = true;
    private final Map<CallId, Integer> needed = new HashMap<>();

    SimulatedPath(VirtualTime time, Random random) {
        this.time = time;
        this.random = random;
    }

    void open(SimulatedSide side, CallId call) {
        open.add(new End(side, call));
    }

    void describeLocal(SimulatedSide side, CallId call, int serial) {
        local.put(new End(side, call), serial);
        check(side, call);
    }

    void describeRemote(SimulatedSide side, CallId call, int serial) {
        remote.put(new End(side, call), serial);
        check(side, call);
    }

    /** By a provisional answer: over a path between two such ends the channel delivers, and nothing else flows. */
    void describeAhead(SimulatedSide side, CallId call) {
        ahead.add(new End(side, call));
    }

    void hangUpOnChannel(SimulatedSide side, CallId call, HangUpCause cause) {
        if (works && connected.contains(new End(side, call))) {
            time.after(5, () -> tell(side.other(), new CallEvent.PeerHungUp(call, cause)));
        }
    }

    /** The control channel delivers once the path works: what is sent meanwhile waits, in order. */
    void relay(SimulatedSide from, CallId call, Runnable delivery) {
        waiting.computeIfAbsent(new End(from, call), _ -> new ArrayDeque<>()).add(delivery);
        deliver(from, call);
    }

    private void deliver(SimulatedSide from, CallId call) {
        boolean stands = isReady(from, call) && isReady(from.other(), call)
                || ahead.contains(new End(from, call)) && ahead.contains(new End(from.other(), call));
        if (works && stands) {
            Queue<Runnable> all = waiting.getOrDefault(new End(from, call), new ArrayDeque<>());
            for (Runnable next = all.poll(); next != null; next = all.poll()) {
                time.after(5, next);
            }
        }
    }

    void close(SimulatedSide side, CallId call) {
        open.remove(new End(side, call));
        connected.remove(new End(side, call));
        time.after(DISCONNECTED_AFTER, () -> disconnect(side.other(), call));
    }

    /** The path stops; then it works again, for the old descriptions or only for those of a restart. */
    void cut(SimulatedSide a, SimulatedSide b, CallId call, long length, boolean needsRestart) {
        works = false;
        time.after(DISCONNECTED_AFTER, () -> {
            disconnect(a, call);
            disconnect(b, call);
        });
        time.after(length, () -> {
            works = true;
            needed.put(call, needsRestart ? local.getOrDefault(new End(a, call), 1) + 1 : 1);
            check(a, call);
        });
    }

    private void disconnect(SimulatedSide side, CallId call) {
        boolean isGone = !works || !open.contains(new End(side.other(), call));
        if (isGone && connected.remove(new End(side, call))) {
            tell(side, new CallEvent.ConnectionStateChanged(call, ConnectionState.DISCONNECTED));
        }
    }

    private void check(SimulatedSide side, CallId call) {
        if (works && isReady(side, call) && isReady(side.other(), call)) {
            time.after(random.nextInt(200), () -> connect(side, call));
            time.after(random.nextInt(200), () -> connect(side.other(), call));
            deliver(side, call);
            deliver(side.other(), call);
        }
    }

    private boolean isReady(SimulatedSide side, CallId call) {
        End end = new End(side, call);
        int neededSerial = needed.getOrDefault(call, 1);
        int newest = local.getOrDefault(end, 0);
        boolean complete = newest > 0 && remote.getOrDefault(end, 0) >= Math.min(newest, neededSerial);
        return open.contains(end) && complete && newest >= neededSerial;
    }

    private void connect(SimulatedSide side, CallId call) {
        End end = new End(side, call);
        if (!works || !open.contains(end) || !connected.add(end)) {
            return;
        }
        tell(side, new CallEvent.ConnectionStateChanged(call, ConnectionState.CONNECTED));
        // The other end may have closed just before: then nothing comes from it.
        time.after(DISCONNECTED_AFTER, () -> disconnect(side, call));
    }

    private void tell(SimulatedSide side, CallEvent event) {
        side.post(event);
    }
}
