package app.parley.signaling;

import static app.parley.signaling.CodecPair.AMBER;
import static app.parley.signaling.CodecPair.BLUE;
import static app.parley.signaling.CodecPair.CALL;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.HangUpCause;
import app.parley.call.Signal;
import app.parley.control.ChannelMessage;
import app.parley.control.PeerMedia;
import app.parley.rig.Damage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Of a damaged message there comes another message, or none; nothing else is thrown. The same ones each time. */
final class DamagedMessagesTest {
    private static final int TIMES = 10_000;

    private final Random random = new Random(20_261_126);
    private final List<WireMessage> ofAPeer = ofAPeer();
    private Receiver receiver = receiver();

    private static List<WireMessage> ofAPeer() {
        PeerJsCodec amber = new PeerJsCodec();
        List<WireMessage> all = new ArrayList<>();
        for (Signal signal : List.of(
                CodecPair.offer(),
                new Signal.Candidate(CodecPair.CANDIDATE),
                new Signal.RestartPlease(),
                new Signal.Cancel(),
                new Signal.HangUp(HangUpCause.CONNECT_FAILED))) {
            for (WireMessage it : amber.encode(CALL, BLUE, signal)) {
                all.add(new WireMessage(it.type(), AMBER.value(), null, it.payload()));
            }
        }
        return all;
    }

    /** One that has heard the offer, watches somebody and waits for a directory. */
    private Receiver receiver() {
        Presence presence = new Presence();
        presence.watch(Set.of(AMBER));
        presence.wantDirectory();
        PeerJsCodec codec = new PeerJsCodec();
        codec.decode(ofAPeer.getFirst());
        return new Receiver(new RecordingListener(), codec, new Greetings(presence), _ -> {}, _ -> {}, () -> {});
    }

    @Test
    void onSignaling() {
        List<String> good = new ArrayList<>(List.of(
                "{\"type\":\"OPEN\",\"payload\":{\"ext\":1,\"iceServers\":[{\"urls\":[\"stun:h\"],\"username\":\"u\"}]}}",
                "{\"type\":\"ICE\",\"payload\":{\"iceServers\":[{\"urls\":\"turn:h\",\"credential\":\"c\"}]}}",
                "{\"type\":\"PRESENCE\",\"payload\":{\"id\":\"amber-fox-217\",\"online\":true}}",
                "{\"type\":\"DIRECTORY\",\"payload\":{\"ids\":[\"amber-fox-217\",\"blue-owl-9\"]}}",
                "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"m\",\"code\":\"no-directory\"}}",
                "{\"type\":\"LEAVE\",\"src\":\"amber-fox-217\"}",
                "{\"type\":\"EXPIRE\",\"src\":\"amber-fox-217\"}"));
        ofAPeer.forEach(it -> good.add(it.write()));
        survives(good, frame -> {
            try {
                WireMessage message = WireMessage.parse(frame);
                ServerProblems.of(message);
                receiver.onMessage(message);
                return true;
            } catch (SignalFormatException _) {
                return false;
            }
        });
    }

    @Test
    void onTheControlChannel() {
        ChannelMessageCodec codec = new ChannelMessageCodec();
        List<ChannelMessage> sent = new ArrayList<>(List.of(
                new ChannelMessage.State(new PeerMedia(true, false, true)),
                new ChannelMessage.HangUp(HangUpCause.CONNECT_FAILED),
                new ChannelMessage.Ping(7),
                new ChannelMessage.Pong(Integer.MAX_VALUE)));
        ofAPeer.forEach(it -> sent.add(PeerJsCodec.relay(it)));
        survives(sent.stream().map(codec::write).toList(), text -> {
            Optional<ChannelMessage> read = codec.read(text);
            if (read.isPresent() && read.get() instanceof ChannelMessage.Relayed relayed) {
                receiver.onRelayed(CALL, AMBER, relayed);
            }
            return read.isPresent();
        });
    }

    /** @param take whether it is a message still */
    private void survives(List<String> good, Predicate<String> take) {
        int taken = 0;
        for (int i = 0; i < TIMES; i++) {
            if (i % 100 == 0) {
                receiver = receiver(); // what was heard before changes what is heard next
            }
            String damaged = Damage.characters(good.get(i % good.size()), random);
            taken += assertDoesNotThrow(() -> take.test(damaged), damaged) ? 1 : 0;
        }
        assertTrue(taken > TIMES / 20 && taken < TIMES - TIMES / 20, taken + " taken: too little or too much damage");
    }
}
