package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PROTOCOL.md's extension over real sockets. */
@Timeout(60)
class ExtensionTest extends RunningServer {
    @Test
    void tellsExtendedSocketsOfTheExtensionAlsoOnResume() throws IOException {
        String query = "key=peerjs&id=a&token=t&version=1.5.5&ext=1";
        try (var it = asking(query)) {
            it.expect("{\"type\":\"OPEN\",\"payload\":{\"ext\":1}}");
            try (var resumed = asking(query)) {
                resumed.expect("{\"type\":\"OPEN\",\"payload\":{\"ext\":1}}");
            }
        }
    }

    @Test
    void givesErrorCodesToExtendedSocketsOnly() throws IOException {
        try (var extended = asking("key=wrong&id=a&token=t&ext=1")) {
            extended.expect(
                    "{\"type\":\"ERROR\",\"payload\":{\"msg\":\"Invalid key provided\",\"code\":\"invalid-key\"}}");
        }
    }

    @Test
    void givesIceServersToExtendedSocketsAndRenewsThem() throws IOException {
        var fixed = new IceServerOptions.Fixed(List.of("stun:stun.example"), null, null);
        var turn = new IceServerOptions.Turn(List.of("turn:turn.example"), "north", Duration.ofSeconds(1));
        restart(options().with(new IceServerOptions(List.of(fixed), turn)));
        try (var plain = peer("plain");
                var it = asking("key=peerjs&id=a&token=t&ext=1")) {
            String servers =
                    "\\{\"ext\":1,\"iceServers\":\\[\\{\"urls\":\\[\"stun:stun.example\"]},\\{\"urls\":\\[\"turn:turn.example\"],"
                            + "\"username\":\"\\d+:a\",\"credential\":\"[^\"]{28}\",\"expires\":\\d+}]}}";
            String open = it.next();
            assertTrue(open.matches("\\{\"type\":\"OPEN\",\"payload\":" + servers), open);
            String ice = it.next();
            assertTrue(ice.matches("\\{\"type\":\"ICE\",\"payload\":" + servers), ice);
            assertEquals(List.of(), plain.drain());
        }
    }
}
