package app.parley.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.server.AdmissionOptions.Keeping;
import app.parley.server.ServerOptions.Access;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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

    @Test
    void everyErrorCodeIsInTheProtocolsChapter() throws IOException {
        String chapter = Files.readString(Path.of("ARCHITECTURE.md"));
        for (ErrorCode error : ErrorCode.values()) {
            assertTrue(chapter.contains("`" + error.code() + "`"), error.code());
        }
    }

    /** The same life of a plain socket, among Parley clients and not, on a server with everything and with nothing on. */
    @Test
    void aPlainSocketGetsTheSameBytesWithAllOfItOnAsWithAllOfItOff() throws IOException {
        restart(options().with(AdmissionOptions.defaults().with(new Keeping(Duration.ZERO, false, 0))));
        List<String> off = plainLife("");
        var turn = new IceServerOptions.Turn(List.of("turn:turn.example"), "north", Duration.ofSeconds(1));
        restart(options()
                .with(new Access("peerjs", false, List.of(), 100, true))
                .with(new IceServerOptions(List.of(), turn)));
        assertEquals(off, plainLife("&ext=1&listed=1"));
        assertEquals(OPEN, off.getFirst());
        assertEquals(9, off.size(), off.toString());
    }

    /** @param others what the query of those around it has besides */
    private List<String> plainLife(String others) throws IOException {
        List<String> told = new ArrayList<>();
        String query = "key=peerjs&id=plain&token=t";
        try (var watcher = asking("key=peerjs&id=watcher&token=t" + others)) {
            watcher.next();
            watcher.send("{\"type\":\"WATCH\",\"payload\":{\"ids\":[\"plain\",\"bob\"]}}");
            try (var plain = asking(query);
                    var bob = asking("key=peerjs&id=bob&token=t" + others)) {
                told.add(plain.next());
                bob.next();
                plain.drain();
                for (String type : List.of("WATCH", "DIRECTORY", "PRESENCE", "ICE", "OPEN", "HEARTBEAT", "NOSUCH")) {
                    plain.send(message(type, "bob", "{\"ids\":[\"bob\",\"watcher\"]}"));
                    plain.send("{\"type\":\"" + type + "\",\"payload\":{\"ids\":[\"bob\"]}}");
                }
                plain.send("no JSON");
                plain.send(message("OFFER", "absent", "1"));
                bob.send(message("OFFER", "plain", "{\"sdp\":1}"));
                bob.send(message("LEAVE", "plain", "null"));
                List<String> four = new ArrayList<>(List.of(plain.next(), plain.next(), plain.next(), plain.next()));
                four.sort(null); // two senders and a timer have no order among them
                told.addAll(four);
                try (var resumed = asking(query);
                        var thief = asking(query + "2")) {
                    told.add(resumed.next());
                    told.add(plain.next());
                    told.add(thief.next());
                    told.add(thief.next());
                    told.addAll(resumed.drain());
                }
            }
        }
        return told;
    }
}
