package app.parley.webrtc;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Signal;
import app.parley.control.SignalingChannel;
import app.parley.control.SignalingStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A signaling server within the process. */
final class InMemorySignaling {
    private final Map<PeerId, SignalingChannel.Listener> peers = new ConcurrentHashMap<>();

    SignalingChannel channel(PeerId self) {
        return new SignalingChannel() {
            @Override
            public void start(Listener listener) {
                peers.put(self, listener);
                listener.onStatus(new SignalingStatus.Online(self.value()));
            }

            @Override
            public void send(CallId call, PeerId to, Signal signal) {
                Listener listener = peers.get(to);
                if (listener != null) {
                    listener.onSignal(call, self, signal);
                }
            }

            @Override
            public void forget(CallId call) {}

            @Override
            public void close() {
                peers.remove(self);
            }
        };
    }
}
