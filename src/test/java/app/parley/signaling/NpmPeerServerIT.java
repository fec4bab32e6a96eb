package app.parley.signaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.parley.call.CallId;
import app.parley.call.IceCandidate;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import app.parley.control.SignalingStatus.Problem;
import app.parley.control.SignalingStatus.Refused;
import app.parley.control.SignalingStatus.Retrying;
import app.parley.rig.NpmPeerServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two clients over the PeerJS server that most of the world runs. */
@Timeout(60)
final class NpmPeerServerIT {
    private static final CallId CALL = new CallId("mc_call");
    private static final PeerId AMBER = new PeerId("amber-fox-217");
    private static final PeerId BLUE = new PeerId("blue-owl-9");
    private static final PeerInfo INFO = new PeerInfo("parley/0.1", "蓝 Blue", Set.of("restart"));
    private static final Signal.Offer OFFER = new Signal.Offer("v=0", OfferKind.INITIAL, 1, INFO);

    private final RecordingListener atAmber = new RecordingListener();
    private final RecordingListener atBlue = new RecordingListener();
    private final List<WebSocketSignaling> clients = new ArrayList<>();
    private NpmPeerServer server;

    @BeforeEach
    void startServer() throws Exception {
        server = NpmPeerServer.start();
    }

    @AfterEach
    void stopAll() throws Exception {
        clients.forEach(WebSocketSignaling::close);
        for (WebSocketSignaling client : clients) {
            assertTrue(client.awaitClosed(Duration.ofSeconds(2)));
        }
        server.close();
    }

    @Test
    void carriesACall() throws Exception {
        WebSocketSignaling amber = online(AMBER, "a", atAmber);
        WebSocketSignaling blue = online(BLUE, "b", atBlue);
        Signal candidate = new Signal.Candidate(new IceCandidate("candidate:1", "0", 0));
        for (Signal signal : List.of(OFFER, candidate)) {
            amber.send(CALL, BLUE, signal);
            assertEquals(signal, atBlue.takeSignal());
        }
        Signal answer = new Signal.Answer("v=0", 1, INFO);
        for (Signal signal : List.of(new Signal.Ringing(), answer, candidate, new Signal.RestartPlease())) {
            blue.send(CALL, AMBER, signal);
            assertEquals(signal, atAmber.takeSignal());
        }
        Signal restart = new Signal.Offer("v=1", OfferKind.RESTART, 2, INFO);
        for (Signal signal : List.of(restart, candidate, new Signal.HangUp())) {
            amber.send(CALL, BLUE, signal);
            assertEquals(signal, atBlue.takeSignal());
        }
    }

    @Test
    void carriesEveryWayNotToAnswer() throws Exception {
        WebSocketSignaling amber = online(AMBER, "a", atAmber);
        WebSocketSignaling blue = online(BLUE, "b", atBlue);
        for (Signal end : List.of(new Signal.Decline(), new Signal.Busy())) {
            CallId call = new CallId("mc_" + end.getClass().getSimpleName());
            amber.send(call, BLUE, OFFER);
            atBlue.takeSignal();
            blue.send(call, AMBER, end);
            assertEquals(end, atAmber.takeSignal());
        }
        amber.send(CALL, BLUE, OFFER);
        atBlue.takeSignal();
        amber.send(CALL, BLUE, new Signal.Cancel());
        assertEquals(new Signal.Cancel(), atBlue.takeSignal());
    }

    @Test
    void hearsThatNobodyHoldsAnId() throws Exception {
        WebSocketSignaling amber = online(AMBER, "a", atAmber);
        amber.send(CALL, BLUE, OFFER);
        assertEquals(new Signal.Unreachable(), atAmber.takeSignal());
    }

    @Test
    void isRefusedATakenId() throws Exception {
        online(AMBER, "a", atAmber);
        start(AMBER, "other", atBlue, server.url());
        assertEquals(new Refused(Problem.ID_TAKEN), atBlue.take(Refused.class::isInstance));
    }

    @Test
    void isRefusedForAWrongKey() throws Exception {
        start(AMBER, "a", atAmber, server.url() + "/?key=wrong");
        assertEquals(new Refused(Problem.INVALID_KEY), atAmber.take(Refused.class::isInstance));
    }

    @Test
    void noticesAWrongPath() throws Exception {
        start(AMBER, "a", atAmber, server.url() + "/elsewhere");
        assertEquals(new Retrying(1, Problem.NOT_A_SERVER), atAmber.take(Retrying.class::isInstance));
    }

    @Test
    void freesItsIdAtOnce() throws Exception {
        WebSocketSignaling amber = online(AMBER, "a", atAmber);
        amber.close();
        assertTrue(amber.awaitClosed(Duration.ofSeconds(2)));
        online(AMBER, "other", atBlue);
    }

    @Test
    void comesBackWithTheServerAndSendsWhatWasKept() throws Exception {
        WebSocketSignaling amber = online(AMBER, "a", atAmber);
        online(BLUE, "b", atBlue);
        amber.send(CALL, BLUE, OFFER);
        assertEquals(OFFER, atBlue.takeSignal());
        server.kill();
        atAmber.take(Retrying.class::isInstance);
        Signal candidate = new Signal.Candidate(new IceCandidate("candidate:1", "0", 0));
        amber.send(CALL, BLUE, candidate);
        // Whoever of the two comes back first: the server keeps a candidate for the other, as it does no LEAVE.
        server = NpmPeerServer.startOn(server.port(), "--expire_timeout", "20000");
        assertEquals(candidate, atBlue.takeSignal());
    }

    private WebSocketSignaling online(PeerId id, String token, RecordingListener listener) throws Exception {
        WebSocketSignaling client = start(id, token, listener, server.url());
        listener.takeOnline();
        return client;
    }

    private WebSocketSignaling start(PeerId id, String token, RecordingListener listener, String url)
            throws InvalidServerUrlException {
        ServerUrl parsed = ServerUrl.parse(url);
        WebSocketSignaling client = new WebSocketSignaling(new Identity(id, token), () -> parsed);
        clients.add(client);
        client.start(listener);
        return client;
    }
}
