package app.parley.signaling;

import app.parley.call.CallEvent.SignalReceived;
import app.parley.call.CallId;
import app.parley.call.IceCandidate;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Two Parleys' codecs with a server between them that stamps the sender. */
final class CodecPair {
    static final PeerId AMBER = new PeerId("amber-fox-217");
    static final PeerId BLUE = new PeerId("blue-owl-9");
    static final CallId CALL = new CallId("mc_1");
    static final PeerInfo AMBER_INFO = new PeerInfo("parley/0.1", "Amber", Set.of("restart", "screen"));
    static final PeerInfo BLUE_INFO = new PeerInfo("parley/0.2", "Blue 蓝", Set.of("restart"));
    static final IceCandidate CANDIDATE = new IceCandidate("candidate:1 1 udp 1 192.0.2.1 9 typ host", "0", 0);

    final PeerJsCodec amber = new PeerJsCodec();
    final PeerJsCodec blue = new PeerJsCodec();

    static Signal.Offer offer() {
        return new Signal.Offer(Sdp.OFFER, OfferKind.INITIAL, 1, AMBER_INFO);
    }

    /** Amber to Blue. */
    List<Signal> there(Signal signal) throws SignalFormatException {
        return carry(amber.encode(CALL, BLUE, signal), AMBER, blue);
    }

    /** Blue to Amber. */
    List<Signal> back(Signal signal) throws SignalFormatException {
        return carry(blue.encode(CALL, AMBER, signal), BLUE, amber);
    }

    /** What arrives of a message from {@code src}, having gone over the wire. */
    static Received arrive(String frame, PeerId src, PeerJsCodec at) throws SignalFormatException {
        WireMessage sent = WireMessage.parse(frame);
        WireMessage stamped = new WireMessage(sent.type(), src.value(), sent.dst(), sent.payload());
        return at.decode(WireMessage.parse(stamped.write()));
    }

    private static List<Signal> carry(List<WireMessage> messages, PeerId src, PeerJsCodec to)
            throws SignalFormatException {
        List<Signal> signals = new ArrayList<>();
        for (WireMessage message : messages) {
            arrive(message.write(), src, to).signals().stream()
                    .map(SignalReceived::signal)
                    .forEach(signals::add);
        }
        return signals;
    }
}
