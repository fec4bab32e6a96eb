package app.parley;

import app.parley.call.PeerId;
import app.parley.control.SignalingStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the server has told of who is there; all unknown again while it is not reached. Thread-safe. */
final class PresenceBook {
    private final Map<PeerId, Boolean> online = new HashMap<>();
    private Optional<Set<PeerId>> directory = Optional.empty();
    private Runnable changed = () -> {};

    /** Told after each change, on the signaling thread. */
    synchronized void onChange(Runnable listener) {
        changed = listener;
    }

    /** Whether {@code id} is online; empty where the server has not told. */
    synchronized Optional<Boolean> isOnline(PeerId id) {
        return Optional.ofNullable(online.get(id));
    }

    /** Who stands in the directory; empty where there is none. */
    synchronized Optional<Set<PeerId>> directory() {
        return directory;
    }

    void presence(PeerId id, boolean there) {
        update(() -> online.put(id, there));
    }

    void directory(Optional<Set<PeerId>> ids) {
        update(() -> directory = ids);
    }

    void status(SignalingStatus status) {
        if (!(status instanceof SignalingStatus.Online)) {
            update(() -> {
                online.clear();
                directory = Optional.empty();
            });
        }
    }

    private void update(Runnable change) {
        Runnable listener;
        synchronized (this) {
            change.run();
            listener = changed;
        }
        listener.run();
    }
}
