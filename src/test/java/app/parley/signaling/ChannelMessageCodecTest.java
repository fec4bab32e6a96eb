package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.HangUpCause;
import app.parley.control.ChannelMessage;
import app.parley.control.PeerMedia;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelMessageCodecTest {
    private final ChannelMessageCodec codec = new ChannelMessageCodec();

    @Test
    void everyMessageComesBackAsItWent() {
        for (ChannelMessage message : new ChannelMessage[] {
            new ChannelMessage.State(new PeerMedia(true, false, true)),
            new ChannelMessage.HangUp(HangUpCause.PERSON),
            new ChannelMessage.HangUp(HangUpCause.CONNECTION_LOST),
            new ChannelMessage.Relayed("OFFER", "{\"type\":\"media\",\"sdp\":{\"sdp\":\"a\\r\\nb=\\\"c\\\"\"}}"),
            new ChannelMessage.Ping(7),
            new ChannelMessage.Pong(0)
        }) {
            assertEquals(Optional.of(message), codec.read(codec.write(message)));
        }
    }

    @Test
    void theStateIsWrittenAsTheProtocolSays() {
        assertEquals(
                "{\"t\":\"state\",\"mic\":true,\"camera\":false,\"screen\":false}",
                codec.write(new ChannelMessage.State(new PeerMedia(true, false, false))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"state\"",
                "{",
                "{}",
                "{\"t\":1}",
                "{\"t\":\"dance\"}",
                "{\"t\":\"ping\"}",
                "{\"t\":\"ping\",\"n\":\"1\"}",
                "{\"t\":\"ping\",\"n\":-1}",
                "{\"t\":\"ping\",\"n\":1.5}",
                "{\"t\":\"pong\",\"n\":1e400}",
                "{\"t\":\"signal\",\"type\":\"OFFER\"}",
                "{\"t\":\"signal\",\"type\":\"OFFER\",\"payload\":\"{}\"}",
                "{\"t\":\"signal\",\"type\":\"OFFER\",\"payload\":[{}]}"
            })
    void whatIsNoMessageIsNone(String text) {
        assertEquals(Optional.empty(), codec.read(text));
    }

    /** A guest's page and later versions may say other words, or none. */
    @Test
    void aHangUpOfAnyCauseIsOne() {
        Optional<ChannelMessage> person = Optional.of(new ChannelMessage.HangUp(HangUpCause.PERSON));
        for (String more : List.of("", ",\"reason\":\"hangup\"", ",\"reason\":\"moved\"", ",\"reason\":[7]")) {
            assertEquals(person, codec.read("{\"t\":\"hangup\"" + more + "}"));
        }
    }

    @Test
    void aSignalIsWrittenAsTheProtocolSays() {
        assertEquals(
                "{\"t\":\"signal\",\"type\":\"CANDIDATE\",\"payload\":{\"type\":\"media\"}}",
                codec.write(new ChannelMessage.Relayed("CANDIDATE", "{\"type\":\"media\"}")));
    }

    @Test
    void deepNestingHarmsNobody() {
        assertEquals(Optional.empty(), codec.read("[".repeat(16_000)));
    }

    @Test
    void aWrongTypeInAStateCountsAsOff() {
        assertEquals(
                Optional.of(new ChannelMessage.State(new PeerMedia(false, true, false))),
                codec.read("{\"t\":\"state\",\"mic\":\"yes\",\"camera\":true}"));
    }
}
