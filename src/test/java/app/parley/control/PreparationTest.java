package app.parley.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.parley.call.CallEvent;
import app.parley.call.CallId;
import app.parley.call.CallState;
import app.parley.call.CallStateMachine;
import app.parley.call.LocalMedia;
import app.parley.call.OfferKind;
import app.parley.call.PeerId;
import app.parley.call.PeerInfo;
import app.parley.call.Signal;
import app.parley.call.Transition;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which calls are prepared while they ring, and what becomes of that. */
class PreparationTest {
    private static final PeerInfo SELF = new PeerInfo("Parley test", "bob", Set.of(PeerInfo.PROVISIONAL));
    private static final PeerInfo OLD = new PeerInfo("Parley test", "bob", Set.of());
    private static final PeerId KEPT = new PeerId("kept");
    private static final PeerId FRIEND = new PeerId("friend");
    private static final PeerId STRANGER = new PeerId("stranger");
    private static final Map<PeerId, Ahead> AHEAD = Map.of(KEPT, Ahead.CONNECT, FRIEND, Ahead.READ);
    private static final CallId FIRST = new CallId("mc_1");
    private static final CallId SECOND = new CallId("mc_2");

    private final List<String> told = new ArrayList<>();
    private final ControlThread thread = new ControlThread();
    private final ActionPerformer performer = performer();
    private CallState state = CallState.initial(SELF);

    @AfterEach
    void close() {
        thread.close();
    }

    @Test
    void theOfferOfAnAcquaintanceIsReadWhileItRings() {
        rings(FIRST, FRIEND);
        assertEquals(List.of("prepare mc_1"), told);
        told.clear();
        on(new CallEvent.Accept(FIRST, LocalMedia.AUDIO_AND_VIDEO));
        assertEquals(List.of("open mc_1", "setRemoteDescription mc_1", "createAnswer mc_1"), told);
    }

    @Test
    void theOfferOfAStrangerWaitsForAccept() {
        rings(FIRST, STRANGER);
        assertEquals(List.of(), told);
        on(new CallEvent.Accept(FIRST, LocalMedia.AUDIO_AND_VIDEO));
        assertEquals(List.of("open mc_1", "setRemoteDescription mc_1", "createAnswer mc_1"), told);
    }

    /** Only they learn where this machine is before it is answered. */
    @Test
    void aPathIsMadeWithThoseKeptAlone() {
        rings(FIRST, KEPT);
        assertEquals(List.of("prepare mc_1", "connectAhead mc_1"), told);
    }

    @Test
    void noPathIsMadeWithAProgramThatDoesNotTakeIt() {
        on(new CallEvent.SignalReceived(FIRST, KEPT, new Signal.Offer("offer", OfferKind.INITIAL, 1, OLD)));
        assertEquals(List.of("prepare mc_1"), told);
    }

    @Test
    void whatWasPreparedEndsWithTheRing() {
        rings(FIRST, FRIEND);
        on(new CallEvent.SignalReceived(FIRST, FRIEND, new Signal.Cancel()));
        assertEquals(List.of("prepare mc_1", "close mc_1"), told);
        told.clear();
        rings(SECOND, FRIEND);
        on(new CallEvent.Decline(SECOND));
        assertEquals(List.of("prepare mc_2", "close mc_2"), told);
    }

    @Test
    void whoDialsAnewIsPreparedAnew() {
        rings(FIRST, FRIEND);
        rings(SECOND, FRIEND);
        assertEquals(List.of("prepare mc_1", "close mc_1", "prepare mc_2"), told);
    }

    private void rings(CallId call, PeerId from) {
        on(new CallEvent.SignalReceived(call, from, new Signal.Offer("offer", OfferKind.INITIAL, 1, SELF)));
    }

    private void on(CallEvent event) {
        Transition transition = CallStateMachine.on(state, event);
        performer.follow(state, transition.next());
        state = transition.next();
        transition.actions().forEach(performer::perform);
    }

    private ActionPerformer performer() {
        PeerConnections connections = recording(PeerConnections.class, told::add);
        CallPorts ports = new CallPorts(
                recording(SignalingChannel.class, _ -> {}),
                _ -> connections,
                Ringer.SILENT,
                () -> FIRST,
                _ -> {},
                peer -> AHEAD.getOrDefault(peer, Ahead.NOTHING));
        CallTimers timers = new CallTimers((_, _) -> () -> {}, _ -> {});
        return new ActionPerformer(
                thread, ports, connections, timers, new LocalSwitches(connections, new SnapshotKeeper()));
    }

    /** One that says which call it was told of, and does nothing. */
    private static <T> T recording(Class<T> port, Consumer<String> receiver) {
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (_, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof CallId call) {
                        receiver.accept(method.getName() + " " + call.value());
                    }
                    return null;
                }));
    }
}
