package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.cli.PagesAndParleys.Behind;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two pages with the PeerJS library in Chromium: no Parley but the signaling server between them. */
@Timeout(240)
class PageToPageIT extends PageScenarios {
    @ParameterizedTest
    @EnumSource
    void eachSeesTheOther(Behind server) throws Exception {
        PeerPage red = all.page(server, "red", "#c02020", "answer");
        PeerPage blue = all.page(server, "blue", "#2020c0", "answer");
        red.call("blue");
        red.awaitColour(0x20, 0x20, 0xc0);
        blue.awaitColour(0xc0, 0x20, 0x20);
        red.awaitTone(1000);
        blue.hangUp();
        red.awaitClosed();
        red.assertNoProblems();
        blue.assertNoProblems();
    }

    @ParameterizedTest
    @EnumSource
    void dataGoesBothWaysInEverySerialization(Behind server) throws Exception {
        PeerPage ann = all.page(server, "ann", "nothing", "answer");
        PeerPage ben = all.page(server, "ben", "nothing", "answer");
        exchange(ann, ben, 0, "json", "{hi: 'é', n: 5, list: [1, null]}", "{\"hi\":\"é\",\"n\":5,\"list\":[1,null]}");
        exchange(ann, ben, 1, "raw", "'as it is 对话'", "\"as it is 对话\"");
        exchange(
                ann,
                ben,
                2,
                "binary",
                "{name: '对话', data: new Uint8Array([1, 2, 255]).buffer}",
                "{\"name\":\"对话\",\"data\":{\"bytes\":[1,2,255]}}");
        // More than one message of a data channel takes.
        exchange(ann, ben, 3, "binary", "'x'.repeat(100000)", "\"" + "x".repeat(100_000) + "\"");
        ann.assertNoProblems();
        ben.assertNoProblems();
    }

    private static void exchange(PeerPage from, PeerPage to, int index, String serialization, String data, String json)
            throws Exception {
        from.page().evaluate("page.connect('%s', '%s')".formatted(to.id(), serialization));
        String channel = "page.channels[" + index + "]";
        for (PeerPage each : new PeerPage[] {from, to}) {
            each.page().await(channel + "?.open");
        }
        for (PeerPage each : new PeerPage[] {from, to}) {
            each.page().evaluate("void " + channel + ".channel.send(" + data + ")");
        }
        JsonElement expected = JsonParser.parseString(json);
        for (PeerPage each : new PeerPage[] {to, from}) {
            each.page().await(channel + ".received.length > 0");
            String received = "JSON.stringify(" + channel + ".received[0], (k, v) => page.shown(v))";
            assertEquals(
                    expected,
                    JsonParser.parseString(each.page().evaluate(received).getAsString()));
        }
        from.page().evaluate(channel + ".channel.close()");
        to.page().await(channel + ".closed > 0");
    }
}
