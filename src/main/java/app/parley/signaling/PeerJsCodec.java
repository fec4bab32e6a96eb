package app.parley.signaling;

import app.parley.call.CallId;
import app.parley.call.PeerId;
import app.parley.call.Signal;
import app.parley.control.ChannelMessage;
import java.util.List;

/**
 * Turns signals into PeerJS messages and back, keeping what that needs of each call. Pure: no clock, thread or I/O.
 * Confined to one thread.
 */
public final class PeerJsCodec {
    private final WireCalls calls = new WireCalls();
    private final SignalWriter writer = new SignalWriter(calls);
    private final SignalReader reader = new SignalReader(calls);
    private long malformed;

    /**
     * The messages that carry {@code signal}, in order: none where the peer is a page that has no word for it, or where
     * the call is unknown.
     */
    public List<WireMessage> encode(CallId call, PeerId to, Signal signal) {
        return writer.write(call, to, signal);
    }

    /** Whether the peer has shown in this call that it is no page. */
    boolean isParley(CallId call, PeerId peer) {
        WireCall known = calls.find(call, peer);
        return known != null && known.speaksExt();
    }

    /** Reads a message of a peer. Whatever is wrong with it, it is dropped and counted. */
    public Received decode(WireMessage message) {
        try {
            return reader.read(message);
        } catch (SignalFormatException _) {
            malformed++;
            return Received.NOTHING;
        }
    }

    /** The same message for the control channel; the peer's {@link #decodeRelayed} takes the first of the two that comes. */
    public static ChannelMessage.Relayed relay(WireMessage message) {
        return new ChannelMessage.Relayed(message.type(), message.payload().toString());
    }

    /**
     * Reads a message that came over the control channel. It can speak for nobody but the peer at the channel's other end,
     * of no call but that channel's own, and change no more than a call that is up: all else is dropped and counted.
     */
    public Received decodeRelayed(CallId call, PeerId from, ChannelMessage.Relayed message) {
        try {
            return reader.readRelayed(call, from, message);
        } catch (SignalFormatException _) {
            malformed++;
            return Received.NOTHING;
        }
    }

    /** Drops what was kept of an ended call; what still comes for it is dropped as unknown. */
    public void forget(CallId call) {
        calls.forget(call);
    }

    /** How many messages were dropped as malformed or beyond a limit. */
    public long malformed() {
        return malformed;
    }

    /** How many calls are remembered, at most 64 besides this side's own. */
    int remembered() {
        return calls.size();
    }
}
