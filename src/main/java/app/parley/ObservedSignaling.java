package app.parley;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Signal;
import app.parley.control.ChannelMessage;
import app.parley.control.IceServer;
import app.parley.control.SignalingChannel;
import app.parley.control.SignalingStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** A signaling channel whose news of presence go into a book as well. */
final class ObservedSignaling implements SignalingChannel {
    private final SignalingChannel channel;
    private final PresenceBook book;

    ObservedSignaling(SignalingChannel channel, PresenceBook book) {
        this.channel = channel;
        this.book = book;
    }

    @Override
    public void start(Listener listener) {
        channel.start(new Listener() {
            @Override
            public void onSignal(CallId call, PeerId from, Signal signal) {
                listener.onSignal(call, from, signal);
            }

            @Override
            public void onStatus(SignalingStatus status) {
                book.status(status);
                listener.onStatus(status);
            }

            @Override
            public void onLost() {
                listener.onLost();
            }

            @Override
            public void onPresence(PeerId id, boolean online) {
                book.presence(id, online);
                listener.onPresence(id, online);
            }

            @Override
            public void onCallerPresence(PeerId id, boolean online) {
                listener.onCallerPresence(id, online);
            }

            @Override
            public void onDirectory(Optional<Set<PeerId>> ids) {
                book.directory(ids);
                listener.onDirectory(ids);
            }

            @Override
            public void onIceServers(List<IceServer> servers) {
                listener.onIceServers(servers);
            }
        });
    }

    @Override
    public void send(CallId call, PeerId to, Signal signal) {
        channel.send(call, to, signal);
    }

    @Override
    public void send(CallId call, PeerId to, Signal signal, Consumer<ChannelMessage.Relayed> copy) {
        channel.send(call, to, signal, copy);
    }

    @Override
    public void receive(CallId call, PeerId from, ChannelMessage.Relayed message) {
        channel.receive(call, from, message);
    }

    @Override
    public void attend(PeerId caller) {
        channel.attend(caller);
    }

    @Override
    public void probe() {
        channel.probe();
    }

    @Override
    public void forget(CallId call) {
        channel.forget(call);
    }

    @Override
    public void close() {
        channel.close();
    }
}
