package app.parley.webrtc;

import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import app.parley.control.ChannelMessage;
import app.parley.control.SignalingChannel;
import app.parley.control.SignalingStatus;
import app.parley.signaling.PeerJsCodec;
import app.parley.signaling.Received;
import app.parley.signaling.WireMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A signaling server within the process, with the clients' real codec. */
final class InMemorySignaling {
    private final Map<PeerId, Client> clients = new ConcurrentHashMap<>();
    /** What the control channels have brought, and no server before them. */
    final BlockingQueue<Signal> relayed = new LinkedBlockingQueue<>();

    private volatile boolean gone;
    private volatile UnaryOperator<Signal> tampering = UnaryOperator.identity();

    SignalingChannel channel(PeerId id, PeerInfo self) {
        return new Client(id, new PeerJsCodec());
    }

    /** The server is gone for good. */
    void die() {
        gone = true;
    }

    /** What is sent from now on arrives as this makes it. */
    void tamper(UnaryOperator<Signal> with) {
        tampering = with;
    }

    private final class Client implements SignalingChannel {
        private final PeerId id;
        private final PeerJsCodec codec;
        private volatile Listener listener;

        Client(PeerId id, PeerJsCodec codec) {
            this.id = id;
            this.codec = codec;
        }

        @Override
        public void start(Listener told) {
            listener = told;
            clients.put(id, this);
            told.onStatus(new SignalingStatus.Online(id.value()));
        }

        @Override
        public void send(CallId call, PeerId to, Signal signal) {
            send(call, to, signal, copy -> {});
        }

        @Override
        public void send(CallId call, PeerId to, Signal signal, Consumer<ChannelMessage.Relayed> copy) {
            List<WireMessage> messages;
            synchronized (codec) {
                messages = codec.encode(call, to, tampering.apply(signal));
            }
            Client receiver = clients.get(to);
            for (WireMessage message : messages) {
                if (receiver != null && !gone) {
                    WireMessage stamped = new WireMessage(message.type(), id.value(), null, message.payload());
                    receiver.take(() -> receiver.codec.decode(stamped), one -> {});
                }
                copy.accept(PeerJsCodec.relay(message));
            }
        }

        @Override
        public void receive(CallId call, PeerId from, ChannelMessage.Relayed message) {
            take(() -> codec.decodeRelayed(call, from, message), received -> relayed.add(received.signal()));
        }

        private void take(Supplier<Received> decode, Consumer<SignalReceived> note) {
            Received received;
            synchronized (codec) {
                received = decode.get();
            }
            for (SignalReceived one : received.signals()) {
                note.accept(one);
                listener.onSignal(one.call(), one.from(), one.signal());
            }
        }

        @Override
        public void forget(CallId call) {
            synchronized (codec) {
                codec.forget(call);
            }
        }

        @Override
        public void close() {
            clients.remove(id);
        }
    }
}
