package app.parley.signaling;

import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Signal;
import app.parley.control.IceServer;
import app.parley.control.SignalingChannel;
import app.parley.control.SignalingStatus;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps what a channel tells, and waits for it. */
final class RecordingListener implements SignalingChannel.Listener {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final Deque<Object> untaken = new ArrayDeque<>();
    private final List<Object> all = new ArrayList<>();

    @Override
    public void onSignal(CallId call, PeerId from, Signal signal) {
        add(new SignalReceived(call, from, signal));
    }

    @Override
    public void onStatus(SignalingStatus status) {
        add(status);
    }

    @Override
    public void onLost() {
        add("lost");
    }

    /** What {@link #onPresence} told. */
    record Presence(PeerId id, boolean online) {}

    @Override
    public void onPresence(PeerId id, boolean online) {
        add(new Presence(id, online));
    }

    /** What {@link #onCallerPresence} told. */
    record Caller(PeerId id, boolean online) {}

    @Override
    public void onCallerPresence(PeerId id, boolean online) {
        add(new Caller(id, online));
    }

    @Override
    public void onDirectory(Optional<Set<PeerId>> ids) {
        add(ids);
    }

    @Override
    public void onIceServers(List<IceServer> servers) {
        add(servers);
    }

    /** Waits until something like {@code wanted} was told that was not taken before; what came earlier is passed over. */
    Object take(Predicate<Object> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        synchronized (untaken) {
            while (true) {
                while (!untaken.isEmpty()) {
                    Object next = untaken.removeFirst();
                    if (wanted.test(next)) {
                        return next;
                    }
                }
                long millis = (deadline - System.nanoTime()) / 1_000_000;
                if (millis <= 0) {
                    throw new AssertionError("not told; but " + all);
                }
                untaken.wait(millis);
            }
        }
    }

    /** All that was told so far, taken or not. */
    List<Object> all() {
        synchronized (untaken) {
            return List.copyOf(all);
        }
    }

    void takeOnline() throws InterruptedException {
        take(SignalingStatus.Online.class::isInstance);
    }

    Signal takeSignal() throws InterruptedException {
        return ((SignalReceived) take(SignalReceived.class::isInstance)).signal();
    }

    private void add(Object told) {
        synchronized (untaken) {
            untaken.addLast(told);
            all.add(told);
            untaken.notifyAll();
        }
    }
}
