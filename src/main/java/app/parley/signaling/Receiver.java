package app.parley.signaling;

import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.control.ChannelMessage;
import app.parley.control.SignalingChannel.Listener;
import app.parley.control.SignalingStatus;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hands on to the listener what one connection tells. Confined to the signaling thread. */
final class Receiver implements ConnectionEvents {
    private static final System.Logger LOG = System.getLogger(WebSocketSignaling.class.getName());

    private final Listener listener;
    private final PeerJsCodec codec;
    private final Greetings greetings;
    private final Presence presence;
    private final Consumer<WireMessage> server;
    private final Consumer<WireMessage> replies;
    private final Runnable end;
    private boolean superseded;

    /**
     * @param server takes what is to be asked of the server
     * @param replies takes what a peer is answered
     * @param end run when the connection has closed for good
     */
    Receiver(
            Listener listener,
            PeerJsCodec codec,
            Greetings greetings,
            Consumer<WireMessage> server,
            Consumer<WireMessage> replies,
            Runnable end) {
        this.listener = listener;
        this.codec = codec;
        this.greetings = greetings;
        this.presence = greetings.presence();
        this.server = server;
        this.replies = replies;
        this.end = end;
    }

    Listener listener() {
        return listener;
    }

    /** Another connection has taken over: nobody wants to know how this one ends. */
    void supersede() {
        superseded = true;
    }

    @Override
    public void onMessage(WireMessage message) {
        switch (message.type()) {
            case "OPEN" -> {
                // Without a list it has none, and those of the server before it are not its own.
                listener.onIceServers(OfferedIceServers.read(message.payload()).orElse(List.of()));
                presence.greeted(message.payload(), listener).forEach(server);
                greetings.greeted();
            }
            case "PRESENCE" -> presence.read(message.payload(), listener);
            case "DIRECTORY" -> presence.readDirectory(message.payload(), listener);
            case "ERROR" -> listener.onDirectory(Optional.empty()); // of complaints this one alone gets here
            case "ICE" -> OfferedIceServers.read(message.payload()).ifPresent(listener::onIceServers);
            default -> onPeerMessage(message);
        }
    }

    @Override
    public void onStatus(SignalingStatus status) {
        if (superseded) {
            return;
        }
        if (!(status instanceof SignalingStatus.Online)) {
            presence.disconnected();
        }
        LOG.log(Level.INFO, "signaling: {0}", status.getClass().getSimpleName());
        listener.onStatus(status);
    }

    @Override
    public void onLost() {
        LOG.log(Level.INFO, "signaling: not resumed in time");
        listener.onLost();
    }

    @Override
    public void onClosed() {
        if (!superseded) {
            end.run();
        }
    }

    void onRelayed(CallId call, PeerId from, ChannelMessage.Relayed message) {
        handOn(() -> codec.decodeRelayed(call, from, message));
    }

    private void onPeerMessage(WireMessage message) {
        handOn(() -> codec.decode(message));
    }

    private void handOn(Supplier<Received> decode) {
        long before = codec.malformed();
        Received received = decode.get();
        if (codec.malformed() > before) {
            LOG.log(Level.DEBUG, "Dropped a message, the {0}th", codec.malformed());
        }
        received.replies().forEach(replies);
        for (SignalReceived signal : received.signals()) {
            listener.onSignal(signal.call(), signal.from(), signal.signal());
        }
    }
}
