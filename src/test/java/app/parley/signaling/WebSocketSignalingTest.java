package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallId;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import app.parley.control.IceServer;
import app.parley.control.SignalingStatus;
import app.parley.control.SignalingStatus.Problem;
import app.parley.control.SignalingStatus.Retrying;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The client on real sockets, against servers that misbehave. */
final class WebSocketSignalingTest {
    private static final String OFFER = "{\"type\":\"OFFER\",\"src\":\"blue\",\"payload\":{\"type\":\"media\","
            + "\"connectionId\":\"mc_1\",\"sdp\":{\"type\":\"offer\",\"sdp\":\"v=0\"}}}";

    private final RecordingListener listener = new RecordingListener();
    private WebSocketSignaling signaling;

    @AfterEach
    void leavesNoThread() throws InterruptedException {
        signaling.close();
        assertTrue(signaling.awaitClosed(Duration.ofSeconds(2)));
    }

    @Test
    void passesOnTheServersIceServers() throws Exception {
        String urls = "[\"turn:h:3478\",\"stun:h\"]";
        String open = "{\"type\":\"OPEN\",\"payload\":{\"ext\":1,\"iceServers\":[{\"urls\":" + urls
                + ",\"username\":\"u\",\"credential\":\"c\",\"expires\":1},{\"urls\":\"stun:s\"},{\"urls\":7},5,{}]}}";
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.upgrade(socket);
            ScriptedServer.frame(socket, 1, open);
        })) {
            start(server.url());
            Object servers = listener.take(List.class::isInstance);
            assertEquals(
                    List.of(
                            new IceServer(List.of("turn:h:3478", "stun:h"), "u", "c"),
                            new IceServer(List.of("stun:s"), "", "")),
                    servers);
        }
    }

    /** Those of the server before it are another operator's. */
    @Test
    void aServerThatOffersNoIceServersHasNone() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.upgrade(socket);
            ScriptedServer.frame(socket, 1, "{\"type\":\"OPEN\"}");
        })) {
            start(server.url());
            assertEquals(List.of(), listener.take(List.class::isInstance));
        }
    }

    /** A server reads a hundred messages a second of each client: what a call needs would wait behind the rest. */
    @Test
    void aFloodOfOffersIsAnsweredAtAPace() throws Exception {
        int each = 60;
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.upgrade(socket);
            ScriptedServer.frame(socket, 1, "{\"type\":\"OPEN\"}");
            for (int i = 0; i < each; i++) {
                ScriptedServer.frame(socket, 1, OFFER.replace("mc_1", "mc_" + i));
            }
            for (int i = 0; i < each; i++) {
                ScriptedServer.frame(socket, 1, OFFER.replace("mc_1", "dc_" + i).replace("media", "data"));
            }
        })) {
            start(server.url());
            long began = System.nanoTime();
            for (int i = 0; i < each; i++) {
                listener.takeSignal();
                signaling.send(new CallId("mc_" + i), new PeerId("blue"), new Signal.Busy());
            }
            Signal.Offer own = new Signal.Offer("v=0", OfferKind.INITIAL, 1, PeerInfo.PAGE);
            signaling.send(new CallId("mc_own"), new PeerId("red"), own);
            Socket socket = server.sockets.take();
            int answers = 0;
            for (String read = ""; !read.contains("mc_own"); read = ScriptedServer.read(socket)) {
                answers += read.contains("ANSWER") ? 1 : 0;
            }
            long tenths = Duration.ofNanos(System.nanoTime() - began).toMillis() / 100;
            assertTrue(answers >= 20 && answers <= 21 + tenths, answers + " answers in " + tenths + " tenths");
        }
    }

    /** Only so many are followed: each that is answered makes room for the next, said or not. */
    @Test
    void aFloodOfOffersKeepsNoLaterCallOut() throws Exception {
        int each = 60;
        CountDownLatch refused = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.upgrade(socket);
            ScriptedServer.frame(socket, 1, "{\"type\":\"OPEN\"}");
            for (int i = 0; i < 2 * each; i++) {
                if (i == each) {
                    ScriptedServer.await(refused);
                }
                ScriptedServer.frame(socket, 1, OFFER.replace("mc_1", "mc_" + i));
            }
        })) {
            start(server.url());
            for (int i = 0; i < 2 * each; i++) {
                listener.takeSignal();
                signaling.send(new CallId("mc_" + i), new PeerId("blue"), new Signal.Busy());
                if (i == each - 1) {
                    refused.countDown();
                }
            }
        }
    }

    @Test
    void staysConnectedThroughGarbage() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.upgrade(socket);
            ScriptedServer.frame(socket, 1, "{\"type\":\"OPEN\",\"payload\":{\"iceServers\":{\"a\":1}}}");
            for (String garbage : List.of("", "{", "null", "[[", "{\"type\":5}", "{\"type\":\"OFFER\"}")) {
                ScriptedServer.frame(socket, 1, garbage);
            }
            ScriptedServer.frame(socket, 2, OFFER);
            ScriptedServer.frame(socket, 1, "x".repeat(WireMessage.MAX_FRAME));
            ScriptedServer.frame(socket, 1, "x".repeat(WireMessage.MAX_FRAME + 1));
            ScriptedServer.frame(socket, 1, "y".repeat(3_000_000));
            ScriptedServer.frame(socket, 1, OFFER);
        })) {
            start(server.url());
            assertTrue(listener.takeSignal() instanceof Signal.Offer);
            assertEquals(1, server.sockets.size());
        }
    }

    @Test
    void registersUnderAnotherIdWhereTheFirstIsTaken() throws Exception {
        AtomicInteger sockets = new AtomicInteger();
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.upgrade(socket);
            boolean first = sockets.incrementAndGet() == 1;
            ScriptedServer.frame(socket, 1, first ? "{\"type\":\"ID-TAKEN\"}" : "{\"type\":\"OPEN\"}");
        })) {
            start(server.url());
            listener.take(new SignalingStatus.Refused(Problem.ID_TAKEN)::equals);
            signaling.register(new Identity(new PeerId("free"), "token"));
            listener.take(new SignalingStatus.Online("free")::equals);
        }
    }

    @Test
    void knowsAnHttpServerFromASignalingServer() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.write(socket, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        })) {
            start(server.url());
            assertEquals(Problem.NOT_A_SERVER, firstProblem());
        }
    }

    @Test
    void knowsThatNobodyListens() throws Exception {
        start(new ServerUrl(false, "127.0.0.1", freePort(), "/", "peerjs"));
        assertEquals(Problem.UNREACHABLE, firstProblem());
    }

    @Test
    void knowsAnUnknownHost() throws Exception {
        start(new ServerUrl(false, "no-such-host.invalid", 80, "/", "peerjs"));
        assertEquals(Problem.UNREACHABLE, firstProblem());
    }

    @Test
    void knowsAServerWithoutTls() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.write(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
        })) {
            ServerUrl plain = server.url();
            start(new ServerUrl(true, plain.host(), plain.port(), "/", "peerjs"));
            assertEquals(Problem.TLS, firstProblem());
        }
    }

    @Test
    void closesWithinTheLimitWhereTheServerIsSilent() throws Exception {
        try (ScriptedServer server = new ScriptedServer(socket -> {
            ScriptedServer.upgrade(socket);
            ScriptedServer.frame(socket, 1, "{\"type\":\"OPEN\"}");
        })) {
            start(server.url());
            listener.takeOnline();
            signaling.close();
            signaling.close();
            assertTrue(signaling.awaitClosed(Duration.ofSeconds(2)));
            listener.take(SignalingStatus.Closed.class::isInstance);
        }
    }

    @Test
    void closesBeforeItWasStarted() throws Exception {
        signaling = client(() -> {
            throw new IOException("no server");
        });
        signaling.close();
        signaling.start(listener);
        assertTrue(signaling.awaitClosed(Duration.ofSeconds(2)));
    }

    @Test
    void switchesNagleOff() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer::upgrade)) {
            start(server.url());
            BlockingQueue<Boolean> noDelay = new ArrayBlockingQueue<>(1);
            URI uri = server.url().socketUri(new Identity(new PeerId("amber"), "t"), false);
            WebSocketLink link = new WebSocketLink(uri, Timings.DEFAULT, new Link.Events() {
                @Override
                public void opened(Link opened) {
                    noDelay.add(isNoDelay(((WebSocketLink) opened).getSocket()));
                }

                @Override
                public void received(Link from, WireMessage message) {}

                @Override
                public void answered(Link from) {}

                @Override
                public void closed(Link from, Problem problem) {}
            });
            link.open();
            assertEquals(true, noDelay.poll(10, TimeUnit.SECONDS));
            link.abandon();
        }
    }

    private static boolean isNoDelay(Socket socket) {
        try {
            return socket.getTcpNoDelay();
        } catch (IOException _) {
            return false;
        }
    }

    private Problem firstProblem() throws InterruptedException {
        return ((Retrying) listener.take(Retrying.class::isInstance)).problem();
    }

    private void start(ServerUrl url) {
        signaling = client(() -> url);
        signaling.start(listener);
    }

    private static WebSocketSignaling client(ServerLocator locator) {
        return new WebSocketSignaling(new Identity(new PeerId("amber"), "token"), locator);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
