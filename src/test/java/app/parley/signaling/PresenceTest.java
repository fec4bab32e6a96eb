package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.control.SignalingStatus;
import app.parley.server.ServerOptions;
import app.parley.server.ServerOptions.Access;
import app.parley.server.ServerOptions.Listen;
import app.parley.server.SignalingServer;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The client's side of WATCH, PRESENCE and DIRECTORY, on real sockets. */
@Timeout(60)
final class PresenceTest {
    private static final PeerId BLUE = new PeerId("blue");
    private static final PeerId RED = new PeerId("red");
    private static final PeerId GREEN = new PeerId("green");
    private static final String EXTENDED_OPEN = "{\"type\":\"OPEN\",\"payload\":{\"ext\":1}}";

    private final RecordingListener listener = new RecordingListener();
    private volatile ServerUrl url = new ServerUrl(false, "127.0.0.1", 1, "/", "peerjs");
    private final WebSocketSignaling signaling = client("amber", () -> url);

    @AfterEach
    void leavesNoThread() throws InterruptedException {
        signaling.close();
        assertTrue(signaling.awaitClosed(Duration.ofSeconds(2)));
    }

    @Test
    void hearsWhoComesAndGoesAlsoAfterTheServerWasRestarted() throws Exception {
        int port;
        try (SignalingServer server = server(0, false)) {
            port = server.port();
            url = new ServerUrl(false, "127.0.0.1", port, "/", "peerjs");
            signaling.watch(Set.of(BLUE));
            signaling.start(listener);
            take(BLUE, false);
            WebSocketSignaling blue = client("blue", () -> url);
            blue.start(new RecordingListener());
            take(BLUE, true);
            blue.close();
            take(BLUE, false);
            assertTrue(blue.awaitClosed(Duration.ofSeconds(2)));
        }
        try (SignalingServer again = server(port, false)) {
            assertEquals(port, again.port());
            take(BLUE, false);
        }
    }

    @Test
    void hearsWhetherTheCallerIsThere() throws Exception {
        try (SignalingServer server = server(0, false)) {
            url = new ServerUrl(false, "127.0.0.1", server.port(), "/", "peerjs");
            signaling.watch(Set.of(RED));
            signaling.start(listener);
            take(RED, false);
            signaling.attend(BLUE);
            takeCaller(BLUE, false);
            WebSocketSignaling blue = client("blue", () -> url);
            blue.start(new RecordingListener());
            takeCaller(BLUE, true);
            blue.close();
            takeCaller(BLUE, false);
            signaling.attend(BLUE);
            takeCaller(BLUE, false);
            assertTrue(blue.awaitClosed(Duration.ofSeconds(2)));
            signaling.attend(RED);
            takeCaller(RED, false);
        }
    }

    @Test
    void oneCallerAtATimeIsAskedFor() {
        Presence presence = new Presence();
        presence.watch(Set.of(RED));
        presence.greeted(JsonParser.parseString("{\"ext\":1}"), listener);
        assertTrue(asked(presence.attend(BLUE, listener)).contains("[\"red\",\"blue\"]"));
        assertEquals("", asked(presence.attend(BLUE, listener)));
        assertEquals("", asked(presence.attend(RED, listener)));
        assertTrue(asked(presence.attend(GREEN, listener)).contains("[\"red\",\"green\"]"));
        presence.read(JsonParser.parseString("{\"id\":\"green\",\"online\":true}"), listener);
        presence.read(JsonParser.parseString("{\"id\":\"blue\",\"online\":true}"), listener);
        assertEquals(List.of(new RecordingListener.Caller(GREEN, true)), listener.all());
        presence.disconnected();
        assertEquals("", asked(presence.attend(GREEN, listener)));
        assertEquals(1, listener.all().size(), "what another connection told counts no more");
    }

    private static String asked(Optional<WireMessage> message) {
        return message.map(WireMessage::write).orElse("");
    }

    private void takeCaller(PeerId id, boolean online) throws InterruptedException {
        RecordingListener.Caller wanted = new RecordingListener.Caller(id, online);
        listener.take(wanted::equals);
    }

    @Test
    void learnsTheDirectoryOrThatThereIsNone() throws Exception {
        try (SignalingServer without = server(0, false);
                SignalingServer with = server(0, true)) {
            url = new ServerUrl(false, "127.0.0.1", without.port(), "/", "peerjs");
            signaling.requestDirectory();
            signaling.start(listener);
            listener.take(Optional.empty()::equals);
            url = new ServerUrl(false, "127.0.0.1", with.port(), "/", "peerjs");
            signaling.relocate();
            signaling.requestDirectory();
            listener.take(Optional.of(Set.of())::equals);
        }
    }

    @Test
    void tellsAtEachGreetingWhetherTheServerIsOurs() throws Exception {
        BlockingQueue<Boolean> told = new LinkedBlockingQueue<>();
        signaling.onGreeting(told::add);
        try (SignalingServer ours = server(0, false);
                ScriptedServer stock = new ScriptedServer(socket -> {
                    ScriptedServer.upgrade(socket);
                    ScriptedServer.frame(socket, 1, "{\"type\":\"OPEN\"}");
                })) {
            url = new ServerUrl(false, "127.0.0.1", ours.port(), "/", "peerjs");
            signaling.start(listener);
            assertEquals(true, told.poll(30, TimeUnit.SECONDS));
            BlockingQueue<Boolean> late = new LinkedBlockingQueue<>();
            signaling.onGreeting(late::add);
            assertEquals(true, late.poll(30, TimeUnit.SECONDS));
            url = stock.url();
            signaling.relocate();
            assertEquals(false, told.poll(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void dropsPresenceThatIsMalformedOrOfNobodyWatched() throws Exception {
        List<String> bad = List.of(
                "7",
                "{}",
                "{\"id\":\"blue\"}",
                "{\"id\":\"blue\",\"online\":\"true\"}",
                "{\"id\":7,\"online\":true}",
                "{\"id\":\"-\",\"online\":true}",
                "{\"id\":\"red\",\"online\":true}");
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.upgrade(socket);
            ScriptedServer.frame(socket, 1, EXTENDED_OPEN);
            for (String payload : bad) {
                ScriptedServer.frame(socket, 1, "{\"type\":\"PRESENCE\",\"payload\":" + payload + "}");
            }
            ScriptedServer.frame(socket, 1, "{\"type\":\"PRESENCE\",\"payload\":{\"id\":\"blue\",\"online\":true}}");
        })) {
            url = server.url();
            signaling.watch(Set.of(BLUE));
            signaling.start(listener);
            Object first = listener.take(RecordingListener.Presence.class::isInstance);
            assertEquals(new RecordingListener.Presence(BLUE, true), first);
        }
    }

    @Test
    void asksOnlyAServerThatKnowsTheExtension() {
        Presence presence = new Presence();
        presence.watch(Set.of(BLUE));
        presence.wantDirectory();
        for (String payload : List.of("null", "7", "{}", "{\"ext\":\"1\"}", "{\"ext\":0}")) {
            assertEquals(Set.of(), presence.greeted(JsonParser.parseString(payload), listener));
        }
        for (int i = 0; i < 2; i++) {
            var asked = presence.greeted(JsonParser.parseString("{\"ext\":1}"), listener);
            assertEquals(
                    List.of("{\"type\":\"WATCH\",\"payload\":{\"ids\":[\"blue\"]}}"),
                    asked.stream().map(WireMessage::write).toList());
            presence.disconnected();
            assertEquals(Optional.empty(), presence.watch(Set.of(BLUE)));
        }
    }

    @Test
    void standsInTheDirectoryFromTheMomentItIsWantedAndNoLonger() throws Exception {
        try (SignalingServer server = server(0, true);
                SignalingServer old = server(0, true)) {
            url = urlOf(old);
            signaling.start(listener);
            listener.take(new SignalingStatus.Online("amber")::equals);
            signaling.list(true);
            awaitDirectory(Set.of(new PeerId("amber")));
            url = urlOf(server);
            signaling.relocate();
            awaitDirectory(Set.of(new PeerId("amber")));
            signaling.list(false);
            awaitDirectory(Set.of());
        }
    }

    private static ServerUrl urlOf(SignalingServer server) {
        return new ServerUrl(false, "127.0.0.1", server.port(), "/", "peerjs");
    }

    /** Asks until it is so: a socket that opens anew takes a moment. */
    private void awaitDirectory(Set<PeerId> wanted) throws InterruptedException {
        Object told;
        do {
            signaling.requestDirectory();
            told = listener.take(Optional.class::isInstance);
        } while (!told.equals(Optional.of(wanted)));
    }

    @Test
    void anIdThatIsGivenUpForAnotherIsFree() throws Exception {
        try (SignalingServer server = server(0, false)) {
            url = urlOf(server);
            signaling.start(listener);
            listener.take(new SignalingStatus.Online("amber")::equals);
            signaling.register(new Identity(new PeerId("azure"), "token"));
            listener.take(new SignalingStatus.Online("azure")::equals);
            WebSocketSignaling other = client("amber", () -> url);
            RecordingListener heard = new RecordingListener();
            try {
                other.start(heard);
                heard.take(new SignalingStatus.Online("amber")::equals);
            } finally {
                other.close();
                other.awaitClosed(Duration.ofSeconds(2));
            }
        }
    }

    @Test
    void watchesNoMoreThanTheServerTakes() {
        Set<PeerId> many =
                IntStream.range(0, 501).mapToObj(i -> new PeerId("id" + i)).collect(Collectors.toSet());
        assertThrows(IllegalArgumentException.class, () -> signaling.watch(many));
    }

    private void take(PeerId id, boolean online) throws InterruptedException {
        listener.take(new RecordingListener.Presence(id, online)::equals);
    }

    private static SignalingServer server(int port, boolean directory) throws IOException {
        return SignalingServer.start(ServerOptions.defaults()
                .with(new Listen("127.0.0.1", port, "/", false, 1))
                .with(new Access("peerjs", false, List.of(), 100, directory)));
    }

    private static WebSocketSignaling client(String id, ServerLocator locator) {
        PeerInfo self = new PeerInfo("parley/0.1", "Amber", Set.of("restart"));
        return new WebSocketSignaling(new Identity(new PeerId(id), "token-" + id), locator);
    }
}
