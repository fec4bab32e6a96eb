package app.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import app.parley.call.CallId;
import app.parley.call.EndReason;
import app.parley.call.LocalMedia;
import app.parley.call.PeerId;
import app.parley.call.Role;
import app.parley.control.CallCommands;
import app.parley.control.CallSnapshot;
import app.parley.control.CallSummary;
import app.parley.control.ControlThread;
import app.parley.control.PeerMedia;
import app.parley.control.SignalingStatus;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScriptRunnerTest {
    private static final PeerId BOB = new PeerId("bob");
    private static final PeerId CAROL = new PeerId("carol");

    private final ControlThread control = new ControlThread();
    /** Confined to call-control, as are all below. */
    private final List<PeerId> dialled = new ArrayList<>();

    private final List<String> reports = new ArrayList<>();
    private Consumer<CallSummary> historian = _ -> {};
    private Consumer<CallSnapshot> subscriber = _ -> {};

    @AfterEach
    void close() {
        control.close();
    }

    /** The window stays open, and the person calls, or is called. */
    @Test
    void nothingIsDialledOnceTheScriptIsOver() throws Exception {
        ScriptRunner runner = start(1);
        online();
        assertEquals(List.of(BOB), settled(dialled));
        over(BOB, EndReason.PEER_DECLINED);
        assertEquals(ExitCode.DECLINED_OR_BUSY, runner.result().get(30, TimeUnit.SECONDS));
        over(BOB, EndReason.CANCELLED);
        over(CAROL, EndReason.MISSED);
        assertEquals(List.of(BOB), settled(dialled));
        assertEquals(1, settled(reports).size());
    }

    @Test
    void othersCallsAreNotTheScripts() throws Exception {
        ScriptRunner runner = start(2);
        online();
        over(CAROL, EndReason.MISSED);
        assertEquals(List.of(BOB, BOB), settled(dialled), "the first may have met the other's ring");
        over(BOB, EndReason.NO_ANSWER);
        assertFalse(runner.result().isDone());
        over(BOB, EndReason.NO_ANSWER);
        assertEquals(ExitCode.NO_ANSWER, runner.result().get(30, TimeUnit.SECONDS));
        assertEquals(2, settled(reports).size());
    }

    @Test
    void callsWithoutEndGoOnAfterAnothersCall() throws Exception {
        ScriptRunner runner = start(0);
        online();
        over(CAROL, EndReason.MISSED);
        over(BOB, EndReason.NO_ANSWER);
        assertEquals(List.of(BOB, BOB, BOB), settled(dialled));
        assertFalse(runner.result().isDone());
    }

    private ScriptRunner start(int calls) throws InterruptedException {
        CallScript script = new CallScript(
                Optional.of(BOB),
                false,
                Duration.ZERO,
                calls,
                Optional.empty(),
                Duration.ZERO,
                LocalMedia.AUDIO_AND_VIDEO,
                Set.of());
        ScriptRunner runner =
                new ScriptRunner(script, control, commands(), new CallMeter(), new ScriptRunner.Audience() {
                    @Override
                    public void onReady(String id) {}

                    @Override
                    public void onSnapshot(CallSnapshot snapshot) {}

                    @Override
                    public void onReport(String json) {
                        reports.add(json);
                    }
                });
        control.post(() -> runner.start(it -> historian = it));
        return runner;
    }

    private void online() {
        control.post(() -> subscriber.accept(new CallSnapshot(
                CallSnapshot.Phase.IDLE,
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                PeerMedia.ALL_ON,
                PeerMedia.ALL_ON,
                new SignalingStatus.Online("ann"),
                Set.of())));
    }

    private void over(PeerId peer, EndReason reason) throws InterruptedException {
        control.post(() -> historian.accept(new CallSummary(
                new CallId("mc_1"), peer, "", Role.CALLER, reason, Instant.now(), Optional.empty(), Duration.ZERO)));
        settle();
    }

    private <T> List<T> settled(List<T> told) throws InterruptedException {
        settle();
        return List.copyOf(told);
    }

    /** What is due without delay has run then. */
    private void settle() throws InterruptedException {
        for (int i = 0; i < 2; i++) {
            CountDownLatch done = new CountDownLatch(1);
            control.schedule(Duration.ofMillis(1), done::countDown);
            done.await();
        }
    }

    private CallCommands commands() {
        return (CallCommands) Proxy.newProxyInstance(
                CallCommands.class.getClassLoader(), new Class<?>[] {CallCommands.class}, (_, method, values) -> {
                    switch (method.getName()) {
                        case "dial" -> dialled.add((PeerId) values[0]);
                        case "subscribe" -> subscriber = accepting(values[0]);
                        default -> throw new AssertionError(method);
                    }
                    return null;
                });
    }

    @SuppressWarnings("unchecked")
    private static Consumer<CallSnapshot> accepting(Object subscriber) {
        return (Consumer<CallSnapshot>) subscriber;
    }
}
